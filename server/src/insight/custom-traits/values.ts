import { transact, type Context } from '../../platform/context.ts';
import type { Tx } from '../../platform/postgres/index.ts';
import { figureDefinitions, type FigureDefinition } from '../figures/index.ts';
import { prepareValues, type PreparedValues } from '../segments/index.ts';
import { compileTraits, type NamedTrait } from './compile.ts';
import type { Typed } from './formula/typed.ts';
import { shownTrait } from './shapes.ts';
import { activeTraits } from './store.ts';

export type Known = { traits: NamedTrait[]; figures: FigureDefinition[] };

/** The traits of the brand, and the figures others compute. */
export async function knownTraits(ctx: Context, tx: Tx): Promise<Known> {
  const traits = (await activeTraits(tx, ctx.workspaceId)).map(shownTrait);
  const own = new Set(traits.map(({ name }) => name));
  const figures = await figureDefinitions(ctx.platform.slots, tx, ctx.workspaceId);
  return { traits, figures: figures.filter(({ name }) => !own.has(name)) };
}

export const readKnown = (ctx: Context): Promise<Known> => transact(ctx, (tx) => knownTraits(ctx, tx));

/** @throws Problem 422 for a faulty definition, 409 for traits that contain each other */
export const compileKnown = (
  ctx: Context,
  { traits, figures }: Known,
  who: 'everybody' | 'some',
): Promise<PreparedValues<Map<string, Typed>>> =>
  prepareValues(ctx, { figures, who }, (b) => compileTraits(traits, figures, b));

/** A trait that is not saved, or replaces one of its name, among the others. */
export const withTrait = ({ traits, figures }: Known, trait: NamedTrait): Known => ({
  traits: [...traits.filter(({ name }) => name !== trait.name), trait],
  figures,
});

import type { Context } from '../../platform/context.ts';
import { replaceFigures, type FigureProducer, type FigureSource } from '../figures/index.ts';
import { eventIdsOf } from '../segments/index.ts';
import type { ValueType } from './formula/typed.ts';
import { activeTraits } from './store.ts';
import { figureRows } from './store.clickhouse.ts';
import { compileKnown, readKnown } from './values.ts';

export const producerName = 'custom-traits';

const figureType = (type: ValueType) => (type === 'boolean' ? 'text' : type);

export const customTraitSource: FigureSource = {
  name: 'custom-traits',
  figures: async (tx, workspaceId) =>
    (await activeTraits(tx, workspaceId)).map((row) => ({
      name: row.name,
      label: row.label,
      type: figureType(row.type),
      explanation: row.explanation || 'A trait of your own.',
      ...(row.type === 'boolean' && { options: ['yes', 'no'] }),
    })),
};

/** All traits of the brand in one pass over its data. */
export const customTraitProducer: FigureProducer = {
  name: producerName,
  figures: async (tx, workspaceId) => (await activeTraits(tx, workspaceId)).map(({ name }) => name),
  everyMinutes: 5,
  renew: (ctx) => compute(ctx),
  touched: compute,
};

async function compute(ctx: Context, people?: readonly number[]): Promise<void> {
  const known = await readKnown(ctx);
  if (known.traits.length === 0) return;
  const { built, from, params } = await compileKnown(ctx, known, people === undefined ? 'everybody' : 'some');
  const narrowed = people === undefined ? {} : { ids: people, eventIds: await eventIdsOf(ctx, people) };
  await replaceFigures(ctx, {
    figures: known.traits.map(({ name }) => name),
    select: figureRows(
      [...built].map(([name, value]) => ({ name, value })),
      from,
    ),
    params: { ...params, ...narrowed },
    ...(people && { people }),
  });
}

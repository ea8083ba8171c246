import { audit, storedActor } from '../../../foundation/audit/index.ts';
import { conflict, invalid, notFound } from '../../../kernel/problem.ts';
import { transact, type Context } from '../../../platform/context.ts';
import { enqueue } from '../../../platform/jobs/index.ts';
import type { Tx } from '../../../platform/postgres/index.ts';
import { checkPatterns, coreTraits } from '../../segments/index.ts';
import type { NamedTrait } from '../compile.ts';
import type { ValueType } from '../formula/typed.ts';
import { renewTraitsTask } from '../jobs.ts';
import { nameFrom } from '../name-from.ts';
import { shownTrait, type CustomTrait, type NewTrait, type TraitChange } from '../shapes.ts';
import { insertTrait, traitForUpdate, updateTraitRow } from '../store.ts';
import { compileKnown, readKnown, withTrait, type Known } from '../values.ts';

export const maximumTraits = 100;

/** @throws Problem 422 for a faulty definition, 409 for a name in use or traits that contain each other */
export async function createTrait(ctx: Context, input: NewTrait): Promise<CustomTrait> {
  await checkPatterns(ctx, input.definition, '/definition');
  const known = await readKnown(ctx);
  if (known.traits.length >= maximumTraits) {
    throw conflict(
      'too_many_traits',
      `There are ${maximumTraits} traits of your own already.`,
      'Delete one that is not used.',
    );
  }
  const name = input.name ?? nameFrom(input.label, (taken) => isTaken(taken, known));
  refuseTakenName(name, known);
  const type = await typeOf(ctx, known, { name, definition: input.definition, numericType: input.numericType });
  return transact(ctx, async (tx) => {
    const now = ctx.platform.clock.now();
    const by = JSON.stringify(storedActor(ctx.actor));
    const row = await insertTrait(tx, {
      workspace_id: ctx.workspaceId,
      name,
      label: input.label,
      explanation: input.explanation,
      definition: JSON.stringify(input.definition),
      numeric_type: input.numericType,
      type,
      status: 'active',
      created_by: by,
      updated_by: by,
      created_at: now,
      updated_at: now,
    });
    await audit(ctx, tx, { action: 'trait.created', entity: 'trait', entityId: String(row.id), changes: { name } });
    await renewSoon(ctx, tx);
    return shownTrait(row);
  });
}

/** @throws Problem 404, 422 for a faulty definition, 409 for traits that contain each other */
export async function updateTrait(ctx: Context, id: number, changes: TraitChange): Promise<CustomTrait> {
  await checkPatterns(ctx, changes.definition, '/definition');
  const known = await readKnown(ctx);
  return transact(ctx, async (tx) => {
    const before = await traitForUpdate(tx, ctx.workspaceId, id);
    if (before?.status !== 'active') throw notFound('trait');
    const own = shownTrait(before);
    const definition = changes.definition ?? own.definition;
    const numericType = changes.numericType === undefined ? own.numericType : changes.numericType;
    const type = await typeOf(ctx, known, { name: own.name, definition, numericType });
    const row = await updateTraitRow(tx, ctx.workspaceId, id, {
      label: changes.label ?? own.label,
      explanation: changes.explanation ?? own.explanation,
      definition: JSON.stringify(definition),
      numeric_type: numericType,
      type,
      updated_by: JSON.stringify(storedActor(ctx.actor)),
      updated_at: ctx.platform.clock.now(),
    });
    await audit(ctx, tx, {
      action: 'trait.updated',
      entity: 'trait',
      entityId: String(id),
      changes: { fields: Object.keys(changes) },
    });
    await renewSoon(ctx, tx);
    return shownTrait(row);
  });
}

export const renewSoon = (ctx: Context, tx: Tx, gone: string[] = []): Promise<void> =>
  enqueue(
    tx,
    renewTraitsTask,
    { workspaceId: ctx.workspaceId, gone },
    { key: `customTraits.renew:${ctx.workspaceId}:${gone.join(',')}` },
  );

/** The whole set is compiled: another trait may name this one, and its type may no longer fit there. */
export async function typeOf(ctx: Context, known: Known, trait: NamedTrait): Promise<ValueType> {
  const { built } = await compileKnown(ctx, withTrait(known, trait), 'everybody');
  const value = built.get(trait.name);
  if (!value) throw invalid('The trait has no value.');
  return value.type;
}

const isTaken = (name: string, { traits, figures }: Known): boolean =>
  Object.hasOwn(coreTraits, name) || traits.some((t) => t.name === name) || figures.some((f) => f.name === name);

function refuseTakenName(name: string, known: Known): void {
  if (!isTaken(name, known)) return;
  throw conflict('trait_name_taken', `There is already a trait or figure named "${name}".`, 'Choose another name.');
}

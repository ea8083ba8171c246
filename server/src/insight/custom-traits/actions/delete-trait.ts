import { audit, storedActor } from '../../../foundation/audit/index.ts';
import { conflict, notFound } from '../../../kernel/problem.ts';
import { transact, type Context } from '../../../platform/context.ts';
import { shownTrait, type CustomTrait } from '../shapes.ts';
import { traitForUpdate, updateTraitRow } from '../store.ts';
import { usagesByName } from '../usages.ts';
import { knownTraits } from '../values.ts';
import { renewSoon, typeOf } from './save-trait.ts';

/** Takes a trait out of use; `restoreTrait` brings it back. @throws Problem 409 naming what still uses it */
export const deleteTrait = (ctx: Context, id: number): Promise<void> =>
  transact(ctx, async (tx) => {
    const row = await traitForUpdate(tx, ctx.workspaceId, id);
    if (row?.status !== 'active') throw notFound('trait');
    const usages = (await usagesByName(ctx, tx)).get(row.name) ?? [];
    if (usages.length > 0) {
      const names = usages.slice(0, 5).map((usage) => `${usage.kind} "${usage.name}"`);
      throw conflict('trait_in_use', `The trait is used by ${names.join(', ')}.`, 'Take it out there first.');
    }
    await updateTraitRow(tx, ctx.workspaceId, id, {
      status: 'deleted',
      updated_by: JSON.stringify(storedActor(ctx.actor)),
      updated_at: ctx.platform.clock.now(),
    });
    await audit(ctx, tx, { action: 'trait.deleted', entity: 'trait', entityId: String(id) });
    await renewSoon(ctx, tx, [row.name]);
  });

/** @throws Problem 404, 409 when its name was taken meanwhile, 422 when what it names is gone */
export const restoreTrait = (ctx: Context, id: number): Promise<CustomTrait> =>
  transact(ctx, async (tx) => {
    const before = await traitForUpdate(tx, ctx.workspaceId, id);
    if (before?.status !== 'deleted') throw notFound('deleted trait');
    const own = shownTrait(before);
    const known = await knownTraits(ctx, tx);
    if ([...known.traits, ...known.figures].some(({ name }) => name === own.name)) {
      throw conflict('trait_name_taken', `There is already a trait named "${own.name}".`, 'Delete that one first.');
    }
    const type = await typeOf(ctx, known, own);
    const row = await updateTraitRow(tx, ctx.workspaceId, id, {
      status: 'active',
      type,
      updated_by: JSON.stringify(storedActor(ctx.actor)),
      updated_at: ctx.platform.clock.now(),
    });
    await audit(ctx, tx, { action: 'trait.restored', entity: 'trait', entityId: String(id) });
    await renewSoon(ctx, tx);
    return shownTrait(row);
  });

import { conflict } from '../../../kernel/problem.ts';
import type { Context } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/postgres/index.ts';
import { dropSlot, insertSlot, lockSlots } from '../store.ts';
import { placesPerLayer } from './draw.ts';
import type { Experiment } from './experiment.ts';

/**
 * Gives an experiment a share of a layer nobody else holds; asked again it gets the one it has.
 * @throws Problem 409 `layer_full` when no free range is long enough
 */
export async function takeSlot(
  ctx: Context,
  tx: Tx,
  layer: string,
  experiment: string,
  share: number,
): Promise<NonNullable<Experiment['layer']>> {
  const taken = await lockSlots(tx, ctx.workspaceId, layer);
  const own = taken.find((slot) => slot.experiment === experiment);
  if (own) return { name: layer, firstPlace: own.firstPlace, places: own.places };
  const places = Math.max(1, Math.round(share * placesPerLayer));
  const firstPlace = firstFree(taken, places);
  if (firstPlace === null) {
    throw conflict(
      'layer_full',
      `The other experiments of "${layer}" leave no ${(share * 100).toFixed(0)} % of people free.`,
      'End one of them, or ask for a smaller share.',
    );
  }
  await insertSlot(tx, ctx.workspaceId, layer, { experiment, firstPlace, places });
  return { name: layer, firstPlace, places };
}

/** The experiment is over: others may have its people. */
export const releaseSlot = (ctx: Context, tx: Tx, layer: string, experiment: string): Promise<void> =>
  dropSlot(tx, ctx.workspaceId, layer, experiment);

/** The first gap that is long enough. */
export function firstFree(taken: readonly { firstPlace: number; places: number }[], places: number): number | null {
  let from = 0;
  for (const slot of [...taken].sort((a, b) => a.firstPlace - b.firstPlace)) {
    if (slot.firstPlace - from >= places) return from;
    from = Math.max(from, slot.firstPlace + slot.places);
  }
  return placesPerLayer - from >= places ? from : null;
}

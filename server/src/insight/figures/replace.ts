import { transact, type Context } from '../../platform/context.ts';
import { insertRows, insertSelected, removeOlder, type FigureRow } from './store.figures.ts';
import { takeFigureVersion } from './store.ts';

/** Which figures are replaced; only of these people, or of everybody. */
export type Replaced = { figures: readonly string[]; people?: readonly number[] };

const version = (ctx: Context): Promise<number> =>
  transact(ctx, (tx) => takeFigureVersion(tx, ctx.platform.clock.now().getTime()));

/**
 * Figures become what `select` yields: `figure, key, profile_id, number, text, moment`. Who is not in it has them no
 * longer. All inside the event store. What dies in between leaves some people's old values until it is done again.
 */
export async function replaceFigures(
  ctx: Context,
  { figures, people, select, params = {} }: Replaced & { select: string; params?: Record<string, unknown> },
): Promise<void> {
  if (figures.length === 0 || people?.length === 0) return;
  const now = await version(ctx);
  await insertSelected(ctx, now, select, params);
  await removeOlder(ctx, now, figures, people);
}

export type FigureRun = { insert(rows: readonly FigureRow[]): Promise<void>; finish(): Promise<void> };

/** The same for values computed in this process, in as many batches as pleases. Nothing is removed before `finish`. */
export async function beginFigures(ctx: Context, { figures, people }: Replaced): Promise<FigureRun> {
  const now = await version(ctx);
  let part = 0;
  return {
    insert: async (rows) => {
      part += 1;
      await insertRows(ctx, now, part, rows);
    },
    finish: () => removeOlder(ctx, now, figures, people),
  };
}

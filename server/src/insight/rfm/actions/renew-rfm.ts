import { workspaceOf } from '../../../foundation/workspaces/index.ts';
import { transact, type Context } from '../../../platform/context.ts';
import { replaceFigures } from '../../figures/index.ts';
import { rfmFigureNames } from '../definitions.ts';
import { monthsUntil, type Month } from '../rules/months.ts';
import { scoringKey, type Settings } from '../rules/settings.ts';
import { figuresSelect } from '../store/figures.ts';
import { groupParams, firstDay, monthsKept, monthStamps, writeMonth } from '../store/history.ts';
import { runOf, settingsOf, storeRun } from '../store/settings.ts';
import { announceMoves } from './announce-moves.ts';

/** Scores everybody as of now, brings the history of months up to date, and announces who moved between groups. */
export async function renewRfm(ctx: Context): Promise<void> {
  const now = ctx.platform.clock.now();
  const { settings, zone } = await transact(ctx, async (tx) => ({
    settings: await settingsOf(tx, ctx.workspaceId),
    zone: (await workspaceOf(tx, ctx.workspaceId)).timezone,
  }));
  const { first } = await monthStamps(ctx, []);
  if (first === null)
    return replaceFigures(ctx, { figures: rfmFigureNames, select: figuresSelect, params: noMonth(settings) });
  const [open, ...closed] = monthsUntil(now, first, zone);
  if (!open) return;
  await writeMonth(ctx, open.name, now, settings, now.getTime());
  await replaceFigures(ctx, {
    figures: rfmFigureNames,
    select: figuresSelect,
    params: { ...noMonth(settings), month: firstDay(open.name) },
  });
  await renewHistory(ctx, closed, settings);
  await announceMoves(ctx, open.name, settings);
}

/** Closed months whose orders or settings are no longer those they were computed from. */
async function renewHistory(ctx: Context, closed: readonly Month[], settings: Settings): Promise<void> {
  const [{ stamps }, kept, { months }] = await Promise.all([
    monthStamps(ctx, closed),
    monthsKept(ctx),
    transact(ctx, (tx) => runOf(tx, ctx.workspaceId)),
  ]);
  for (const month of closed) {
    const stamp = `${scoringKey(settings)}/${stamps[month.name] ?? ''}`;
    if (months[month.name] === stamp && kept.includes(month.name)) continue;
    await writeMonth(ctx, month.name, month.to, settings, ctx.platform.clock.now().getTime());
    await transact(ctx, async (tx) => {
      const run = await runOf(tx, ctx.workspaceId);
      await storeRun(tx, ctx.workspaceId, { ...run, months: { ...run.months, [month.name]: stamp } });
    });
  }
}

function noMonth(settings: Settings) {
  const names = new Map(settings.groups.map(({ key, name }) => [key, name]));
  return { month: '1970-01-01', ...groupParams(settings, (key) => names.get(key) ?? '') };
}

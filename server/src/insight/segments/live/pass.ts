import { transact, type Context } from '../../../platform/context.ts';
import { renewTouched } from '../../figures/index.ts';
import { prepare } from '../prepare.ts';
import { groupBy } from '../rules/group-by.ts';
import { eventIdsOf } from '../store.clickhouse.ts';
import { changesAmong } from '../store.members.ts';
import { addPass, clearTouches, countSteps, noteChecked, type PassChange, type TouchedRow } from '../store.touched.ts';
import { announce } from './announce.ts';
import { isStronger, reasonOf, type Cause } from './causes.ts';
import { writePass } from './passes.ts';
import type { Watched } from './watched.ts';

/** Rules of one statement: the engine reads texts of some hundred kilobytes. */
const rulesAtOnce = 50;
/** People of one statement. */
export const peopleAtOnce = 5_000;
/** A growth point goes along with changes for this long. */
const pointMs = 10 * 60_000;

/**
 * Looks at touched people again: the difference between the rules and the history, of these people and of the segments
 * the causes can change, becomes history. Dying anywhere is harmless: before the commit nothing happened, after it the
 * pass is in PostgreSQL and reaches the event store before anything is compared again.
 */
export async function passOver(
  ctx: Context,
  rows: readonly TouchedRow[],
  segments: readonly Watched[],
  degraded: boolean,
): Promise<void> {
  const at = ctx.platform.clock.now();
  const causes = new Map<number, Cause>();
  for (const { cause, people } of rows) {
    for (const id of people) {
      const known = causes.get(id);
      if (known === undefined || isStronger(cause, known)) causes.set(id, cause);
    }
  }
  const people = [...causes.keys()];
  const affected = segments.filter((segment) => canChange(segment, rows));
  const changes: PassChange[] = [];
  for (let i = 0; i < people.length && affected.length > 0; i += peopleAtOnce) {
    const some = people.slice(i, i + peopleAtOnce);
    if (affected.some((segment) => segment.readsFigures) || some.length <= fewPeople) await renewTouched(ctx, some);
    for (const { segmentId, profileId, change } of await differencesOf(ctx, affected, some)) {
      const reason = reasonOf(causes.get(profileId) ?? 'copy');
      changes.push({ segmentId, profileId, sign: change > 0 ? 1 : -1, reason });
    }
  }
  await ctx.platform.faults('segments.passed');
  const pass = await transact(ctx, async (tx) => {
    await clearTouches(
      tx,
      ctx.workspaceId,
      rows.map((row) => row.id),
    );
    await noteChecked(tx, ctx.workspaceId, at, degraded);
    if (changes.length === 0) return null;
    const since = new Date(at.getTime() - pointMs);
    const steps = [...groupBy(changes, (change) => change.segmentId)].map(([segmentId, some]) => {
      const entered = some.filter((change) => change.sign === 1).length;
      return { segmentId, entered, left: some.length - entered };
    });
    await countSteps(tx, ctx.workspaceId, at, since, steps);
    const kinds = groupBy(changes, ({ segmentId, sign, reason }) => `${segmentId} ${sign} ${reason}`);
    for (const [first, ...more] of kinds.values()) {
      if (!first) continue;
      const profileIds = [first, ...more].map((change) => change.profileId);
      await announce(ctx, tx, { ...first, at, profileIds });
    }
    return { id: await addPass(tx, ctx.workspaceId, at, changes), at, changes };
  });
  await ctx.platform.faults('segments.passKept');
  if (pass !== null) await writePass(ctx, pass);
}

/** Their figures are renewed although no segment asks for them. */
const fewPeople = 500;

/** Events change what reads their metrics; figures follow from anything; the rest, what reads more than events. */
function canChange(segment: Watched, rows: readonly TouchedRow[]): boolean {
  if (segment.isRelative) return false;
  return rows.some(({ metrics }) => {
    if (metrics === null || segment.readsFigures || segment.metrics === null) return true;
    return metrics.some((metric) => segment.metrics?.has(metric));
  });
}

async function differencesOf(
  ctx: Context,
  segments: readonly Watched[],
  ids: readonly number[],
): Promise<{ segmentId: number; profileId: number; change: number }[]> {
  const found: { segmentId: number; profileId: number; change: number }[] = [];
  let eventIds: readonly number[] | undefined;
  for (let i = 0; i < segments.length; i += rulesAtOnce) {
    const some = segments.slice(i, i + rulesAtOnce);
    const prepared = await prepare(
      ctx,
      some.map((segment) => segment.rule),
    );
    eventIds ??= prepared.reach.hasAliases ? await eventIdsOf(ctx, ids) : ids;
    const segmentIds = some.map((segment) => segment.id);
    found.push(...(await changesAmong(ctx, prepared, segmentIds, { ids, eventIds })));
  }
  return found;
}

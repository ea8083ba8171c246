import { transact, type Context } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/postgres/index.ts';
import { prepare } from '../prepare.ts';
import { groupBy } from '../../../kernel/group.ts';
import { eventIdsOf } from '../store.clickhouse.ts';
import { changesAmong } from '../store.members.ts';
import {
  clearTouches,
  countSteps,
  noteChecked,
  touchPeople,
  type PassChange,
  type TouchedRow,
} from '../store.touched.ts';
import { isStronger, reasonOf, type Cause } from './causes.ts';
import { keepPass, writePass } from './passes.ts';
import type { Watched } from './watched.ts';

/** Rules of one statement, which reads the people's rows once for all of them. */
const rulesAtOnce = 250;
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
  const changes: PassChange[] = [];
  for (const { affected, people } of questionsOf(rows, segments)) {
    for (let i = 0; i < people.length && affected.length > 0; i += peopleAtOnce) {
      const some = people.slice(i, i + peopleAtOnce);
      for (const { segmentId, profileId, change } of await differencesOf(ctx, affected, some)) {
        const reason = reasonOf(causes.get(profileId) ?? 'copy');
        changes.push({ segmentId, profileId, sign: change > 0 ? 1 : -1, reason });
      }
    }
  }
  await ctx.platform.faults('segments.passed');
  const pass = await transact(ctx, async (tx) => {
    await clearTouches(
      tx,
      ctx.workspaceId,
      rows.map((row) => row.id),
    );
    await queueRenewal(ctx, tx, rows, segments);
    await noteChecked(tx, ctx.workspaceId, at, degraded);
    const since = new Date(at.getTime() - pointMs);
    const steps = [...groupBy(changes, (change) => change.segmentId)].map(([segmentId, some]) => {
      const entered = some.filter((change) => change.sign === 1).length;
      return { segmentId, entered, left: some.length - entered };
    });
    await countSteps(tx, ctx.workspaceId, at, since, steps);
    return keepPass(ctx, tx, at, changes);
  });
  await ctx.platform.faults('segments.passKept');
  if (pass !== null) await writePass(ctx, pass);
}

/** So few people's figures are computed although no segment asks for them. */
const fewPeople = 500;

/** What happened to people changes their figures, which are computed beside: segments that read none do not wait. */
async function queueRenewal(
  ctx: Context,
  tx: Tx,
  rows: readonly TouchedRow[],
  segments: readonly Watched[],
): Promise<void> {
  const facts = rows.filter((row) => row.stage === 'facts' && row.cause !== 'window');
  const isAsked = segments.some((segment) => segment.readsFigures);
  if (!isAsked && facts.reduce((sum, row) => sum + row.people.length, 0) > fewPeople) return;
  for (const same of groupBy(facts, (row) => row.cause).values()) {
    const [first] = same;
    if (!first) continue;
    const people = [...new Set(same.flatMap((row) => row.people))];
    await touchPeople(tx, ctx.workspaceId, first.at, [{ cause: first.cause, metrics: null, people }], 'renew');
  }
}

type Question = { affected: Watched[]; people: number[] };

/** Whom to ask of which segments: those of whom only the copy changed are asked of few segments, apart, unless they are few. */
function questionsOf(rows: readonly TouchedRow[], segments: readonly Watched[]): Question[] {
  const [copied, others] = [rows.filter(isCopyOnly), rows.filter((row) => !isCopyOnly(row))];
  const affectedBy = (some: readonly TouchedRow[]): Watched[] => segments.filter((one) => canChange(one, some));
  const happened = new Set(others.flatMap((row) => row.people));
  const rest = new Set(copied.flatMap((row) => row.people).filter((id) => !happened.has(id)));
  if (rest.size * 10 < happened.size) return [{ affected: affectedBy(rows), people: [...happened, ...rest] }];
  return [
    { affected: affectedBy(rows), people: [...happened] },
    { affected: affectedBy(copied), people: [...rest] },
  ].filter(({ people }) => people.length > 0);
}

const isCopyOnly = (row: TouchedRow): boolean => row.stage !== 'figures' && row.metrics?.length === 0;

/** Events change what reads their metrics; the rest, what reads more than events. Figures are computed after them. */
function canChange(segment: Watched, rows: readonly TouchedRow[]): boolean {
  if (segment.isRelative) return false;
  return rows.some(({ cause, metrics, stage }) => {
    if (stage === 'figures') return segment.readsFigures;
    if (segment.readsFigures) return cause === 'window';
    if (metrics?.length === 0) return segment.readsCopies;
    if (metrics === null || segment.metrics === null) return true;
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

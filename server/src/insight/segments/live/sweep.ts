import { transact, type Context } from '../../../platform/context.ts';
import { peopleMoved } from '../store.sweep.ts';
import { askForEvaluation } from '../store.ts';
import { noteSwept, touchPeople } from '../store.touched.ts';
import { movesBetween, type Crossing, type Flip } from './moving.ts';
import { peopleAtOnce } from './pass.ts';
import { compileAlone, type Watch, type Watched } from './watched.ts';

/** More people at once than this are asked with everybody. */
const most = 200_000;

/**
 * Looks for people whom only the passing of time concerns: whose events, orders or dates crossed an edge of a window since
 * the last look. They are queued like people something happened to. Nothing is kept per person: late events, merges and
 * restarts cannot make it wrong. @returns segments of which only an evaluation over everybody can tell
 */
export async function sweep(ctx: Context, watch: Watch, from: Date, until: Date): Promise<Watched[]> {
  const crossings: Crossing[] = [];
  const flips: Flip[] = [];
  const unexplained: Watched[] = [];
  for (const segment of watch.segments) {
    if (segment.isRelative) continue;
    const now = compileAlone(segment.rule, watch, until);
    const moves = movesBetween(compileAlone(segment.rule, watch, from), now);
    if (movesBetween(compileAlone(segment.rule, watch, segment.evaluatedAt), now).isUnexplained) {
      unexplained.push(segment);
    }
    crossings.push(...moves.crossings);
    flips.push(...moves.flips);
  }
  const people = await peopleMoved(ctx, crossings, flips, most);
  const isTooMany = people.length > most;
  await transact(ctx, async (tx) => {
    for (let i = 0; i < people.length && !isTooMany; i += peopleAtOnce) {
      await touchPeople(tx, ctx.workspaceId, until, [
        { cause: 'window', metrics: null, people: people.slice(i, i + peopleAtOnce) },
      ]);
    }
    if (isTooMany)
      await askForEvaluation(
        tx,
        ctx.workspaceId,
        watch.segments.map((segment) => segment.id),
      );
    await noteSwept(tx, ctx.workspaceId, until);
  });
  return unexplained;
}

import { transact, type Context } from '../../../platform/context.ts';
import { productKeysAfter } from '../../../records/catalog/index.ts';
import { evaluate, type Evaluation } from '../evaluation/evaluate.ts';
import { changeState, takeGeneration, type StateRow } from '../store/state.ts';
import { highestVersions } from '../store/changes.ts';
import { copyProducts, writeNeighbours } from '../store/engine.ts';
import { neighbourKinds } from '../store/pairs.ts';
import { countReady, dropOtherBuilds } from '../store/lists.ts';
import { readRules } from '../rules/brand-rules.ts';
import type { Claim } from './claim.ts';
import { fillBrandLists } from './brand-lists.ts';
import { fillNeighbours } from './neighbour-lists.ts';
import { fillPeople } from './people-lists.ts';

/** What a build has and how long its parts took (ms). */
export type BuildSummary = {
  lists: Record<string, number>;
  people: number;
  ms: { neighbours: number; people: number; evaluation: number; all: number };
};

/**
 * Everything anew, beside what is read: only when all of it is there, one statement makes readers turn to it. A build that
 * dies in between leaves rows nobody reads; the next takes them away.
 * @param stamp of the data it begins with
 */
export async function buildAll(ctx: Context, state: StateRow, stamp: string, claim: Claim): Promise<void> {
  const { platform, workspaceId } = ctx;
  const until = platform.clock.now();
  const rules = readRules(state.rules);
  const marks = await highestVersions(ctx);
  const generation = await transact(ctx, (tx) => takeGeneration(tx, until.getTime()));
  const watch = stopwatch();
  await sweep(ctx, state.generation ?? 0);
  await copyCatalog(ctx, generation);
  for (const kind of neighbourKinds) {
    await writeNeighbours(ctx, { kind, prefix: '', version: generation, until });
    await fillNeighbours(ctx, generation, kind);
    await claim.keep();
  }
  const neighbours = watch();
  await platform.faults('recommendations.lists');
  await fillBrandLists(ctx, generation, rules, until);
  await fillPeople(ctx, generation, rules, until, claim);
  const people = watch();
  await platform.faults('recommendations.people');
  const evaluation = await evaluate(ctx, { until, version: generation, rules });
  const ready = await transact(ctx, (tx) => countReady(tx, workspaceId, generation));
  const ms = { neighbours, people, evaluation: watch(), all: watch.all() };
  const summary: BuildSummary = { lists: ready.kinds, people: ready.people, ms };
  await transact(ctx, async (tx) => {
    await claim.keep(tx);
    await changeState(tx, workspaceId, {
      generation,
      built_at: until,
      renewed_at: until,
      stamp,
      lines_version: marks.lines,
      aliases_version: marks.aliases,
      events_until: until,
      // A wish that came up meanwhile stays.
      ...(state.requested_at === null || state.requested_at <= until ? { requested_at: null } : {}),
      summary: JSON.stringify(summary),
      evaluation: JSON.stringify(evaluation satisfies Evaluation),
      last_error: null,
      last_error_at: null,
    });
  });
  await sweep(ctx, generation);
}

/** The whole catalog, or what changed of it, into the event store. */
export async function copyCatalog(ctx: Context, version: number, since?: Date): Promise<void> {
  const size = 2_000;
  for (let after = 0; ;) {
    const products = await transact(ctx, (tx) => productKeysAfter(tx, ctx.workspaceId, after, size, since));
    await copyProducts(ctx, version, products);
    after = products.at(-1)?.id ?? after;
    if (products.length < size) return;
  }
}

/** Takes away what belongs to another build than the one that is read. */
async function sweep(ctx: Context, generation: number): Promise<void> {
  const size = 5_000;
  while ((await transact(ctx, (tx) => dropOtherBuilds(tx, ctx.workspaceId, generation, size))) > 0);
}

/** Milliseconds since the last call; `all` since the first. */
function stopwatch(): (() => number) & { all: () => number } {
  const began = performance.now();
  let last = began;
  const lap = (): number => {
    const now = performance.now();
    const ms = Math.round(now - last);
    last = now;
    return ms;
  };
  return Object.assign(lap, { all: () => Math.round(performance.now() - began) });
}

import { transact, type Context } from '../../../platform/context.ts';
import { readRules } from '../rules/brand-rules.ts';
import { highestVersions, touchedPeople, touchedProducts, type Marks } from '../store/changes.ts';
import { writeNeighbours } from '../store/engine.ts';
import { neighbourKinds } from '../store/pairs.ts';
import { changeState, takeGeneration, type StateRow } from '../store/state.ts';
import type { Claim } from './claim.ts';
import { fillBrandLists } from './brand-lists.ts';
import { buildAll, copyCatalog } from './full.ts';
import { fillNeighbours } from './neighbour-lists.ts';
import { fillSome } from './people-lists.ts';

/** Events are looked at again for as long as they may have been on their way to the event store. */
const overlapMs = 10 * 60_000;
/** With more than this a whole build is quicker. */
const most = { people: 50_000, products: 5_000 } as const;

/**
 * Lists of what changed since the last run, into the build that is read: each list is replaced as a whole. What goes with
 * products nobody touched moves with the next whole build.
 */
export async function renewChanged(ctx: Context, state: StateRow, stamp: string, claim: Claim): Promise<void> {
  const { platform, workspaceId } = ctx;
  const until = platform.clock.now();
  const rules = readRules(state.rules);
  const marks = await highestVersions(ctx);
  const since: Marks = {
    lines: state.lines_version,
    aliases: state.aliases_version,
    events: new Date((state.events_until ?? until).getTime() - overlapMs),
  };
  const people = await touchedPeople(ctx, since, most.people + 1);
  const products = await touchedProducts(ctx, since, most.products + 1);
  const { generation } = state;
  const isMuch = people.length > most.people || products.length > most.products;
  // Without its copy in the event store there is nothing to renew from.
  if (generation === null || marks.hasNeighbours === 0 || isMuch) return buildAll(ctx, state, stamp, claim);
  const version = await transact(ctx, (tx) => takeGeneration(tx, until.getTime()));
  await copyCatalog(ctx, version, since.events);
  if (products.length > 0) {
    for (const kind of neighbourKinds) {
      await writeNeighbours(ctx, { kind, prefix: '', version, until }, products);
      await fillNeighbours(ctx, generation, kind, products);
      await claim.keep();
    }
  }
  await fillBrandLists(ctx, generation, rules, until);
  await fillSome(ctx, generation, rules, until, people);
  await transact(ctx, (tx) =>
    changeState(tx, workspaceId, {
      renewed_at: until,
      stamp,
      lines_version: marks.lines,
      aliases_version: marks.aliases,
      events_until: until,
      last_error: null,
      last_error_at: null,
    }),
  );
}

import { transact, type Context } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/postgres/index.ts';
import { offersByIds, type Offer } from '../../../records/catalog/index.ts';
import { orderValuesOfPeople } from '../../../records/orders/index.ts';
import { boughtAfter, readRules, type BrandRules } from '../rules/brand-rules.ts';
import { authorsOf } from '../store/changes.ts';
import { readyForPeople } from '../store/engine.ts';
import { listsOf, peopleOf } from '../store/lists.ts';
import { stateOf } from '../store/state.ts';
import type { StrategyName } from '../strategies.ts';
import type { Evaluation } from '../evaluation/evaluate.ts';
import type { ListRow, PersonRow } from '../tables.ts';

/** What was read for a recommendation: three or four reads by key, however many people are asked about. */
export type Sources = {
  generation: number | null;
  rules: BrandRules;
  /** Tried and found no better than what is popular. */
  losing: ReadonlySet<string>;
  people: ReadonlyMap<number, PersonRow>;
  list(kind: string, key?: string): ListRow | undefined;
};

export async function readBasis(
  tx: Tx,
  workspaceId: number,
  profiles: readonly number[],
): Promise<Omit<Sources, 'list'>> {
  const state = await stateOf(tx, workspaceId);
  const generation = state?.generation ?? null;
  const rows = generation === null ? [] : await peopleOf(tx, workspaceId, generation, profiles);
  return {
    generation,
    rules: readRules(state?.rules),
    losing: losingOf(state?.evaluation as Evaluation | null | undefined),
    people: new Map(rows.map((row) => [row.profile_id, row])),
  };
}

export async function readLists(
  tx: Tx,
  workspaceId: number,
  generation: number | null,
  wanted: readonly { kind: string; key: string }[],
): Promise<Sources['list']> {
  const rows = generation === null ? [] : await listsOf(tx, workspaceId, generation, wanted);
  const lists = new Map(rows.map((row) => [`${row.kind} ${row.key}`, row]));
  return (kind, key = '') => lists.get(`${kind} ${key}`);
}

export const readOffers = async (
  tx: Tx,
  workspaceId: number,
  ids: Iterable<number>,
): Promise<ReadonlyMap<number, Offer>> =>
  new Map((await offersByIds(tx, workspaceId, [...new Set(ids)])).map((offer) => [offer.id, offer]));

/** Most people whose lists are computed while somebody waits. */
const mostOnTheFly = 200;

/** For people without a ready list: what it would be now, from their own last signs. */
export async function readyNow(
  ctx: Context,
  rules: BrandRules,
  profiles: readonly number[],
): Promise<ReadonlyMap<number, PersonRow>> {
  const people = profiles.slice(0, mostOnTheFly);
  if (people.length === 0) return new Map();
  const until = ctx.platform.clock.now();
  const [authors, orders] = await Promise.all([
    authorsOf(ctx, people),
    transact(ctx, (tx) => orderValuesOfPeople(tx, ctx.workspaceId, people)),
  ]);
  const rows = await readyForPeople(
    ctx,
    { people, authors, orders: orders.map((order) => order.id) },
    { until, boughtAfter: boughtAfter(rules, until) },
  );
  return new Map(rows.map((row) => [row.profile_id, row]));
}

const tasks: Partial<Record<StrategyName, string>> = {
  nextBest: 'person',
  boughtTogether: 'product',
  complementary: 'product',
  viewedAlso: 'product',
  cart: 'cart',
};

function losingOf(evaluation: Evaluation | null | undefined): ReadonlySet<string> {
  const rows = evaluation?.rows ?? [];
  return new Set(
    rows
      .filter((row) => tasks[row.strategy as StrategyName] === row.task && !row.beatsPopular)
      .map((row) => row.strategy),
  );
}

import { workspaceOf } from '../../../foundation/workspaces/index.ts';
import { currencyExponent } from '../../../kernel/money.ts';
import { invalid, notFound } from '../../../kernel/problem.ts';
import { transact, type Context } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/postgres/index.ts';
import type { Offer } from '../../../records/catalog/index.ts';
import { profileFamily } from '../../../records/profiles/index.ts';
import { segmentNames, segmentsOfProfile } from '../../segments/index.ts';
import { choose, type Chosen, type Sellable } from '../rules/choose.ts';
import { missingFor, planOf } from '../rules/plan.ts';
import { reasonOf } from '../rules/reasons.ts';
import type { StrategyName } from '../strategies.ts';
import type { PersonRow } from '../tables.ts';
import { readBasis, readLists, readOffers, readyNow, type Sources } from './sources.ts';
import { candidatesOf, dayOf, keysOf, tiersOf, type Asked } from './tiers.ts';

export type RecommendInput = {
  /** What fits best and was shown to beat what is popular, when left out. */
  strategy?: StrategyName | undefined;
  productId?: number | undefined;
  cart?: readonly number[] | undefined;
  segmentId?: number | undefined;
  limit?: number | undefined;
  /** Fill up with what comes next where the strategy has too little; true unless told. */
  fill?: boolean | undefined;
};

export type Recommended = {
  product: Offer;
  score: number;
  strategy: StrategyName | 'pinned';
  reason: {
    text: string;
    /** the product it is shown for */
    productId: number | null;
    people: number | null;
    lift: number | null;
  };
};

export type Recommendation = { strategy: StrategyName; items: Recommended[] };

/**
 * Products for a person, beside a product, for a cart or a segment, with the reason of each. Reads ready lists by key; for
 * a person without one it is computed from their last signs.
 * @throws Problem 404 for a profile or product that is not there, 400 where the strategy lacks what it needs
 */
export async function recommend(
  ctx: Context,
  { profileId, ...input }: RecommendInput & { profileId?: number | undefined },
): Promise<Recommendation> {
  const survivor = async (tx: Tx): Promise<readonly (number | null)[]> => {
    if (profileId === undefined) return [null];
    const [found] = await profileFamily(tx, ctx.workspaceId, profileId);
    if (found === undefined) throw notFound('profile');
    return [found];
  };
  const [first] = (await answer(ctx, [profileId ?? null], input, survivor)).values();
  if (!first) throw notFound('profile');
  return first;
}

/** The same for many people (survivors of merges) at once, for messages: as many reads as for one. Every id gets an answer. */
export async function recommendMany(
  ctx: Context,
  profileIds: readonly number[],
  input: RecommendInput = {},
): Promise<Map<number, Recommendation>> {
  if (profileIds.length === 0) return new Map();
  const answers = await answer(ctx, profileIds, input);
  return new Map([...answers].flatMap(([id, one]) => (id === null ? [] : [[id, one] as const])));
}

type Question = {
  profileIds: readonly (number | null)[];
  plan: readonly StrategyName[];
  cart: readonly number[];
  product: Sellable | undefined;
  limit: number;
};
type Basis = Awaited<ReturnType<typeof readBasis>>;
/** What only the event store knows: lists of people without a ready one, segments of somebody nothing is known of. */
type Extra = { ready: ReadonlyMap<number, PersonRow>; segments: readonly number[] };

/** One transaction of reads by key, unless somebody has nothing ready. */
async function answer(
  ctx: Context,
  asked: readonly (number | null)[],
  { strategy, productId, cart = [], segmentId, limit = 10, fill = true }: RecommendInput,
  resolve: (tx: Tx) => Promise<readonly (number | null)[]> = () => Promise.resolve(asked),
): Promise<Map<number | null, Recommendation>> {
  const subject = {
    hasProfile: asked.some((id) => id !== null),
    hasProduct: productId !== undefined,
    hasCart: cart.length > 0,
    hasSegment: segmentId !== undefined,
  };
  const missing = strategy && missingFor(strategy, subject);
  if (missing) throw invalid(`The strategy ${strategy} needs ${missing}.`);
  const first = await transact(ctx, async (tx) => {
    const profileIds = await resolve(tx);
    const people = profileIds.flatMap((id) => id ?? []);
    const basis = await readBasis(tx, ctx.workspaceId, people);
    const product =
      productId === undefined ? undefined : (await readOffers(tx, ctx.workspaceId, [productId])).get(productId);
    if (productId !== undefined && !product) throw notFound('product');
    const plan = planOf(strategy, subject, basis.losing).slice(0, fill ? undefined : 1);
    const question: Question = { profileIds, plan, cart, product, limit };
    const unready = basis.generation === null ? [] : people.filter((id) => !basis.people.has(id));
    const asksSegments = plan.includes('segmentFavourites') && segmentId === undefined && isCold(question, basis);
    if (unready.length > 0 || asksSegments || plan[0] === 'segmentFavourites') return { question, basis, unready };
    const extra = { ready: new Map(), segments: segmentId === undefined ? [] : [segmentId] };
    return finish(ctx, tx, question, basis, extra, new Map());
  });
  if (first instanceof Map) return first;
  const { question, basis, unready } = first;
  const ready = await readyNow(ctx, basis.rules, unready);
  const segments = await segmentsFor(
    ctx,
    question,
    { ...basis, people: new Map([...basis.people, ...ready]) },
    segmentId,
  );
  const names = segments.length > 0 ? await segmentNames(ctx) : new Map<number, string>();
  return transact(ctx, (tx) => finish(ctx, tx, question, basis, { ready, segments }, names));
}

async function finish(
  ctx: Context,
  tx: Tx,
  { profileIds, plan, cart, product, limit }: Question,
  basis: Basis,
  { ready, segments }: Extra,
  names: ReadonlyMap<number, string>,
): Promise<Map<number | null, Recommendation>> {
  const { workspaceId } = ctx;
  const today = dayOf(ctx.platform.clock.now());
  const all = new Map(
    profileIds.map((id) => {
      const row = id === null ? undefined : (basis.people.get(id) ?? ready.get(id));
      return [id, { row, product, cart, segments } satisfies Asked] as const;
    }),
  );
  const keys = new Map(
    [...all.values()].flatMap((one) => keysOf(plan, one)).map((one) => [`${one.kind} ${one.key}`, one]),
  );
  const sources: Sources = { ...basis, list: await readLists(tx, workspaceId, basis.generation, [...keys.values()]) };
  const exponent =
    basis.rules.costProperty === null ? 0 : currencyExponent((await workspaceOf(tx, workspaceId)).currency);
  const offers = new Map<number, Offer>();
  const load = async (of: readonly Asked[], strategies: readonly StrategyName[]): Promise<void> => {
    const wanted = new Set(basis.rules.pinned);
    for (const one of of)
      for (const { candidates, strategy } of candidatesOf(strategies, one, sources, today))
        for (const { productId, because } of candidates) {
          wanted.add(productId);
          if (because !== null && strategy !== 'segmentFavourites') wanted.add(because);
        }
    const unread = [...wanted].filter((id) => !offers.has(id));
    for (const [id, offer] of await readOffers(tx, workspaceId, unread)) offers.set(id, offer);
  };
  const chooseFor = (one: Asked): Chosen<StrategyName>[] => {
    const boughtLately = boughtSince(one.row, today - basis.rules.excludeBoughtDays);
    const tiers = tiersOf(plan, one, sources, (other) => offers.get(other)?.price ?? null, { today, boughtLately });
    const barred = new Set([...cart, ...(product === undefined ? [] : [product.id])]);
    if (plan[0] !== 'buyAgain') for (const bought of boughtLately) barred.add(bought);
    return choose({ tiers, products: offers, barred, rules: basis.rules, limit, exponent });
  };
  // What fills up is read only where it is needed.
  await load([...all.values()], plan.slice(0, 1));
  const chosen = new Map([...all].map(([id, one]) => [id, chooseFor(one)]));
  const short = [...all].filter(([id]) => (chosen.get(id)?.length ?? 0) < limit);
  if (short.length > 0 && plan.length > 1) {
    await load(
      short.map(([, one]) => one),
      plan.slice(1),
    );
    for (const [id, one] of short) chosen.set(id, chooseFor(one));
  }
  return new Map(
    [...all].map(([id, one]) => [id, shown(chosen.get(id) ?? [], plan[0] ?? 'popular', one.row, offers, names)]),
  );
}

/** One person of whom nothing is known. */
function isCold({ profileIds }: Question, basis: Pick<Basis, 'people'>): boolean {
  const [id] = profileIds;
  if (profileIds.length !== 1 || id === null || id === undefined) return false;
  return (basis.people.get(id)?.products.length ?? 0) === 0;
}

/** Somebody nothing is ready for gets what their segments like; for many people at once that would be a question each. */
async function segmentsFor(
  ctx: Context,
  question: Question,
  basis: Pick<Basis, 'people'>,
  segmentId: number | undefined,
): Promise<number[]> {
  if (segmentId !== undefined) return [segmentId];
  if (!question.plan.includes('segmentFavourites')) return [];
  const [id] = question.profileIds;
  const asks = question.plan[0] === 'segmentFavourites' || isCold(question, basis);
  if (question.profileIds.length !== 1 || id == null || !asks) return [];
  return (await segmentsOfProfile(ctx, id)).map((one) => one.segmentId);
}

const boughtSince = (row: PersonRow | undefined, day: number): Set<number> =>
  new Set((row?.bought ?? []).filter((_, i) => (row?.bought_on[i] ?? 0) > day));

function shown(
  chosen: readonly Chosen<StrategyName>[],
  asked: StrategyName,
  row: PersonRow | undefined,
  offers: ReadonlyMap<number, Offer>,
  segments: ReadonlyMap<number, string>,
): Recommendation {
  const items = chosen.flatMap((one): Recommended | [] => {
    const product = offers.get(one.productId);
    if (!product) return [];
    const ofSegment = one.strategy === 'segmentFavourites';
    const anchor = one.because === null || ofSegment ? null : (offers.get(one.because) ?? null);
    const sign = anchor === null ? null : row?.bought.includes(anchor.id) ? 'bought' : 'viewed';
    const segment = ofSegment && one.because !== null ? (segments.get(one.because) ?? null) : null;
    return {
      product,
      score: one.score,
      strategy: one.strategy,
      reason: {
        text: reasonOf(one, anchor?.title ?? null, sign, segment),
        productId: anchor?.id ?? null,
        people: one.people,
        lift: one.lift,
      },
    };
  });
  const first = items.find((item) => item.strategy !== 'pinned')?.strategy;
  return { strategy: first === undefined || first === 'pinned' ? asked : first, items };
}

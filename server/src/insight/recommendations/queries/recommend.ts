import { workspaceOf } from '../../../foundation/workspaces/index.ts';
import { currencyExponent } from '../../../kernel/money.ts';
import { invalid, notFound } from '../../../kernel/problem.ts';
import { transact, type Context } from '../../../platform/context.ts';
import type { Offer } from '../../../records/catalog/index.ts';
import { profileFamily } from '../../../records/profiles/index.ts';
import { segmentNames, segmentsOfProfile } from '../../segments/index.ts';
import { choose, type Chosen } from '../rules/choose.ts';
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
  let survivor: number | null = null;
  if (profileId !== undefined) {
    const [found] = await transact(ctx, (tx) => profileFamily(tx, ctx.workspaceId, profileId));
    if (found === undefined) throw notFound('profile');
    survivor = found;
  }
  const [first] = (await answer(ctx, [survivor], input)).values();
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

async function answer(
  ctx: Context,
  profileIds: readonly (number | null)[],
  input: RecommendInput,
): Promise<Map<number | null, Recommendation>> {
  const { workspaceId } = ctx;
  const { productId, cart = [], segmentId, limit = 10, fill = true } = input;
  const people = profileIds.flatMap((id) => id ?? []);
  const subject = {
    hasProfile: people.length > 0,
    hasProduct: productId !== undefined,
    hasCart: cart.length > 0,
    hasSegment: segmentId !== undefined,
  };
  const missing = input.strategy && missingFor(input.strategy, subject);
  if (input.strategy && missing) throw invalid(`The strategy ${input.strategy} needs ${missing}.`);
  const basis = await transact(ctx, async (tx) => ({
    ...(await readBasis(tx, workspaceId, people)),
    anchors: await readOffers(tx, workspaceId, [...cart, ...(productId === undefined ? [] : [productId])]),
    exponent: currencyExponent((await workspaceOf(tx, workspaceId)).currency),
  }));
  const product = productId === undefined ? undefined : basis.anchors.get(productId);
  if (productId !== undefined && !product) throw notFound('product');
  const plan = planOf(input.strategy, subject, basis.losing).slice(0, fill ? undefined : 1);
  const fresh = await readyNow(
    ctx,
    basis.rules,
    basis.generation === null ? [] : people.filter((id) => !basis.people.has(id)),
  );
  const asked = new Map<number | null, Asked>();
  for (const id of profileIds) {
    const row = id === null ? undefined : (basis.people.get(id) ?? fresh.get(id));
    asked.set(id, {
      row,
      product,
      cart,
      segments: await segmentsFor(ctx, profileIds.length === 1, id, row, plan, segmentId),
    });
  }
  const names = plan.includes('segmentFavourites') ? await segmentNames(ctx) : new Map<number, string>();
  const today = dayOf(ctx.platform.clock.now());
  return transact(ctx, async (tx) => {
    const keys = new Map(
      [...asked.values()].flatMap((one) => keysOf(plan, one)).map((one) => [`${one.kind} ${one.key}`, one]),
    );
    const sources: Sources = { ...basis, list: await readLists(tx, workspaceId, basis.generation, [...keys.values()]) };
    const wanted = new Set(basis.rules.pinned);
    for (const one of asked.values())
      for (const tier of candidatesOf(plan, one, sources, today))
        for (const { productId: id, because } of tier.candidates) {
          wanted.add(id);
          if (because !== null) wanted.add(because);
        }
    const offers = await readOffers(tx, workspaceId, wanted);
    const answers = [...asked].map(([id, one]) => {
      const boughtLately = boughtSince(one.row, today - basis.rules.excludeBoughtDays);
      const tiers = tiersOf(plan, one, sources, (other) => offers.get(other)?.price ?? null, { today, boughtLately });
      const barred = new Set([...cart, ...(productId === undefined ? [] : [productId])]);
      if (plan[0] !== 'buyAgain') for (const bought of boughtLately) barred.add(bought);
      const chosen = choose({ tiers, products: offers, barred, rules: basis.rules, limit, exponent: basis.exponent });
      return [id, shown(chosen, plan[0] ?? 'popular', one.row, offers, names)] as const;
    });
    return new Map(answers);
  });
}

/** A person nothing is ready for gets what their segments like; for many people at once that would be a question each. */
async function segmentsFor(
  ctx: Context,
  isOne: boolean,
  id: number | null,
  row: PersonRow | undefined,
  plan: readonly StrategyName[],
  segmentId: number | undefined,
): Promise<number[]> {
  if (!plan.includes('segmentFavourites')) return [];
  if (segmentId !== undefined) return [segmentId];
  const isCold = plan[0] === 'segmentFavourites' || row === undefined || row.products.length === 0;
  if (!isOne || id === null || !isCold) return [];
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

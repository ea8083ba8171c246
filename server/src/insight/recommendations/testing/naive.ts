import { blend } from '../rules/blend.ts';
import { decayed, isNeighbour, lift, neighboursKept, similarity } from '../rules/scoring.ts';
import {
  anchorsKept,
  apart,
  halfLifeOfSequence,
  mostPerPerson,
  personListLength,
  recent,
  remembered,
  signs,
} from '../rules/spans.ts';
import type { World } from './world.ts';

/** The same lists by loops over plain values: slow and plain. Products are places in the world. */

type Sign = { buyer: string; profile: number; product: number; at: number; sign: 'bought' | 'carted' | 'viewed' };
export type Kind = 'together' | 'after' | 'viewed';
export type Neighbour = { product: number; score: number; people: number; lift: number };

export function signsOf(world: World): Sign[] {
  const bought = world.lines
    .filter((l) => !l.cancelled && l.quantity > l.refunded && l.at > world.now - remembered.purchases && l.at <= world.now)
    .map((l): Sign => ({
      buyer: l.profile === 0 ? `order ${l.order}` : `person ${l.profile}`,
      profile: l.profile, product: l.product, at: l.at, sign: 'bought',
    })); // prettier-ignore
  const looked = world.looks
    .filter((l) => l.at > world.now - remembered.views && l.at <= world.now)
    .map((l): Sign => {
      const profile = world.aliases.get(l.profile) ?? l.profile;
      return {
        buyer: `person ${profile}`,
        profile,
        product: l.product,
        at: l.at,
        sign: l.carted ? 'carted' : 'viewed',
      };
    });
  return [...bought, ...looked];
}

/** What the engine compares of a person: the latest distinct (moment, product). */
function baskets(world: World, kind: Kind): Map<string, { at: number; product: number }[]> {
  const all = new Map<string, { at: number; product: number }[]>();
  for (const { buyer, product, at, sign } of signsOf(world)) {
    if ((sign === 'bought') === (kind === 'viewed')) continue;
    const items = all.get(buyer) ?? [];
    const same = items.find((item) => item.product === product && (kind === 'after' || item.at === at));
    if (same) same.at = Math.min(same.at, at);
    else items.push({ at, product });
    all.set(buyer, items);
  }
  for (const [buyer, items] of all) {
    items.sort((a, b) => b.at - a.at || world.products[b.product]! - world.products[a.product]!);
    all.set(buyer, items.slice(0, mostPerPerson));
  }
  return all;
}

export function naiveNeighbours(world: World, kind: Kind): Map<number, Neighbour[]> {
  const people = [...baskets(world, kind).values()];
  const holding = (product: number): number =>
    people.filter((items) => items.some((i) => i.product === product)).length;
  const found = new Map<number, Neighbour[]>();
  world.categories.forEach((category, first) => {
    const list: Neighbour[] = [];
    world.categories.forEach((other, second) => {
      if (first === second || (kind === 'after' && category !== '' && category === other)) return;
      const weights = people.map((items) => weightOf(items, first, second, kind)).filter((weight) => weight > 0);
      const counts = { both: weights.length, first: holding(first), second: holding(second), all: people.length };
      if (!isNeighbour(counts)) return;
      const weight = weights.reduce((a, b) => a + b, 0);
      list.push({ product: second, score: similarity(weight, counts), people: counts.both, lift: lift(counts) });
    });
    list.sort((a, b) => b.score - a.score || world.products[a.product]! - world.products[b.product]!);
    if (list.length > 0) found.set(first, list.slice(0, neighboursKept));
  });
  return found;
}

function weightOf(
  items: readonly { at: number; product: number }[],
  first: number,
  second: number,
  kind: Kind,
): number {
  let best = 0;
  for (const a of items.filter((item) => item.product === first)) {
    for (const b of items.filter((item) => item.product === second)) {
      const gap = b.at - a.at;
      if (kind === 'after') {
        if (gap >= 0 && gap <= apart.after)
          best = Math.max(best, gap === 0 ? 0.5 : decayed(1, gap, halfLifeOfSequence));
      } else if (Math.abs(gap) <= apart[kind]) best = 1;
    }
  }
  return best;
}

/** What is next for a person, best first, with what was bought after `boughtAfter` left out. */
export function naiveNext(world: World, profile: number, boughtAfter: number): { product: number; score: number }[] {
  const own = signsOf(world).filter((sign) => sign.profile === profile);
  const weights = new Map<number, number>();
  for (const { product, at, sign } of own)
    weights.set(
      product,
      (weights.get(product) ?? 0) + decayed(signs[sign].weight, world.now - at, signs[sign].halfLife),
    );
  const anchors = [...weights]
    .sort((a, b) => b[1] - a[1] || world.products[a[0]]! - world.products[b[0]]!)
    .slice(0, anchorsKept);
  const scores = new Map<number, number>();
  const add = (product: number, part: number): unknown => scores.set(product, (scores.get(product) ?? 0) + part);
  for (const kind of ['together', 'after', 'viewed'] as const) {
    const neighbours = naiveNeighbours(world, kind);
    for (const [anchor, weight] of anchors)
      for (const one of neighbours.get(anchor) ?? []) add(one.product, weight * blend[kind] * one.score);
  }
  const liked = new Map<string, number>();
  for (const [anchor, weight] of anchors) {
    const category = world.categories[anchor] ?? '';
    if (category !== '') liked.set(category, (liked.get(category) ?? 0) + weight);
  }
  for (const [category, weight] of liked)
    for (const [product, share] of sharesIn(world, category)) add(product, weight * blend.category * share);
  const had = new Set(own.filter((s) => s.sign === 'bought' && s.at > boughtAfter).map((s) => s.product));
  return [...scores]
    .filter(([product]) => !had.has(product))
    .map(([product, score]) => ({ product, score }))
    .sort((a, b) => b.score - a.score)
    .slice(0, personListLength);
}

function sharesIn(world: World, category: string): [number, number][] {
  const buyers = world.categories.map((_, product) => [
    product,
    new Set(signsOf(world).filter((s) => s.sign === 'bought' && s.product === product && s.at > world.now - recent.popular).map((s) => s.buyer)).size,
  ] as const); // prettier-ignore
  const own = buyers.filter(([product]) => world.categories[product] === category);
  const all = own.reduce((sum, [, count]) => sum + count, 0);
  return own.filter(([, count]) => count > 0).map(([product, count]) => [product, count / all]);
}

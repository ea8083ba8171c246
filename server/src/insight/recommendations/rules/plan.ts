import type { StrategyName } from '../strategies.ts';

/** What is known of who and where. */
export type Subject = {
  hasProfile: boolean;
  hasProduct: boolean;
  hasCart: boolean;
  hasSegment: boolean;
};

const needs: Partial<Record<StrategyName, (s: Subject) => boolean>> = {
  nextBest: (s) => s.hasProfile,
  recentlyViewed: (s) => s.hasProfile,
  buyAgain: (s) => s.hasProfile,
  boughtTogether: (s) => s.hasProduct,
  complementary: (s) => s.hasProduct,
  viewedAlso: (s) => s.hasProduct,
  similar: (s) => s.hasProduct,
  cart: (s) => s.hasCart,
  segmentFavourites: (s) => s.hasSegment || s.hasProfile,
};

const words: Record<string, string> = {
  nextBest: 'profileId',
  recentlyViewed: 'profileId',
  buyAgain: 'profileId',
  boughtTogether: 'productId',
  complementary: 'productId',
  viewedAlso: 'productId',
  similar: 'productId',
  cart: 'cart',
  segmentFavourites: 'segmentId or profileId',
};

/** The parameter that a strategy lacks; null when it has what it needs. */
export const missingFor = (strategy: StrategyName, subject: Subject): string | null =>
  (needs[strategy]?.(subject) ?? true) ? null : (words[strategy] ?? null);

/**
 * Strategies in the order they are tried. Without one asked for: what fits the subject, unless it was shown not to beat
 * what is popular. What follows fills up: a person nothing is known of gets what their segments like, then what rises,
 * then what sells; a product nobody bought gets what is similar.
 * @param losing strategies an evaluation found no better than what is popular
 */
export function planOf(asked: StrategyName | undefined, subject: Subject, losing: ReadonlySet<string>): StrategyName[] {
  const first = asked ?? fitting(subject).find((one) => !losing.has(one)) ?? 'popular';
  const fillers: StrategyName[] = [
    ...(subject.hasProduct && ['boughtTogether', 'complementary', 'viewedAlso'].includes(first)
      ? (['similar'] as const)
      : []),
    ...(first === 'nextBest' || first === 'segmentFavourites' ? (['segmentFavourites'] as const) : []),
    ...(first === 'nextBest' ? (['trending'] as const) : []),
    'popular',
  ];
  return [...new Set([first, ...fillers])].filter((one) => missingFor(one, subject) === null);
}

/** The best informed first. */
function fitting(subject: Subject): StrategyName[] {
  if (subject.hasCart) return ['cart'];
  if (subject.hasProduct) return ['boughtTogether', 'complementary', 'viewedAlso', 'similar'];
  if (subject.hasProfile) return ['nextBest'];
  return subject.hasSegment ? ['segmentFavourites'] : [];
}

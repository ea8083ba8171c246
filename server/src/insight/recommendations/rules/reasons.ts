import type { StrategyName } from '../strategies.ts';
import type { Chosen } from './choose.ts';

export type Sign = 'bought' | 'viewed' | null;

/** Why a product is shown, in a sentence. @param because title of the product it is shown for; `sign`: what the person did with it */
export function reasonOf(
  { strategy, people, lift }: Pick<Chosen<StrategyName>, 'strategy' | 'people' | 'lift'>,
  because: string | null,
  sign: Sign,
  segment: string | null,
): string {
  const count = people === null ? '' : ` by ${people} ${people === 1 ? 'person' : 'people'}`;
  switch (strategy) {
    case 'pinned':
      return 'Pinned by your brand';
    case 'nextBest':
      if (because === null) return 'Popular in a category they like';
      return sign === 'viewed' ? `Because they looked at ${because}` : `Because they bought ${because}`;
    case 'boughtTogether':
      return `Bought together${because === null ? '' : ` with ${because}`}${count}`;
    case 'complementary':
      return `Bought after${because === null ? '' : ` ${because}`}${count}`;
    case 'viewedAlso':
      return `Viewed in the same visit${because === null ? '' : ` as ${because}`}${count}`;
    case 'similar':
      return `Popular in the same category, at a similar price`;
    case 'cart':
      return because === null ? 'Goes with the cart' : `Goes with ${because}`;
    case 'segmentFavourites':
      return `A favourite of ${segment ?? 'their segment'}: bought ${(lift ?? 1).toFixed(1)} times as often as by everybody`;
    case 'trending':
      return `Trending: ${growth(lift)} this week`;
    case 'popular':
      return people === null || people === 0 ? 'Popular' : `Popular: chosen${count} in 90 days`;
    case 'newArrivals':
      return 'New in the catalog';
    case 'recentlyViewed':
      return 'They looked at it lately';
    case 'buyAgain':
      return people === null || people < 2 ? 'They bought it before' : `They bought it ${people} times`;
  }
}

const growth = (lift: number | null): string => {
  const percent = Math.round(((lift ?? 1) - 1) * 100);
  return `${percent < 0 ? '−' : '+'}${Math.abs(percent)} %`;
};

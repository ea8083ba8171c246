/** What a strategy needs to know to say anything. */
export type Need = 'profile' | 'product' | 'cart' | 'segment' | 'nothing';

export type Strategy = { name: string; title: string; explanation: string; needs: Need };

/** In the order they are offered. */
export const strategies = [
  {
    name: 'nextBest',
    title: 'Next best for a person',
    explanation:
      'What goes with their own purchases, carts and views, the recent ones more, and what sells in the categories they like',
    needs: 'profile',
  },
  {
    name: 'boughtTogether',
    title: 'Bought together',
    explanation: 'What the same people bought within a month, more often than chance would have it',
    needs: 'product',
  },
  {
    name: 'complementary',
    title: 'Complementary',
    explanation: 'What people bought for the first time after it, of another category; soon after counts more',
    needs: 'product',
  },
  {
    name: 'viewedAlso',
    title: 'Viewed also',
    explanation: 'What the same people looked at in one visit, more often than chance would have it',
    needs: 'product',
  },
  {
    name: 'similar',
    title: 'Similar',
    explanation: 'The best of its category, those of about its price first: for products nobody bought yet',
    needs: 'product',
  },
  {
    name: 'cart',
    title: 'Goes with the cart',
    explanation: 'What goes with everything in the cart',
    needs: 'cart',
  },
  {
    name: 'segmentFavourites',
    title: 'Favourites of a segment',
    explanation: 'What its people buy more than everybody does',
    needs: 'segment',
  },
  {
    name: 'trending',
    title: 'Trending',
    explanation: 'What people bought, carried and looked at more this week than in the four weeks before',
    needs: 'nothing',
  },
  {
    name: 'popular',
    title: 'Popular',
    explanation: 'What most people bought in the last 90 days',
    needs: 'nothing',
  },
  {
    name: 'newArrivals',
    title: 'New arrivals',
    explanation: 'What came into the catalog in the last 60 days, newest first',
    needs: 'nothing',
  },
  {
    name: 'recentlyViewed',
    title: 'Recently viewed',
    explanation: 'What the person looked at, the latest first',
    needs: 'profile',
  },
  {
    name: 'buyAgain',
    title: 'Buy again',
    explanation: 'What the person bought, what they buy often and lately first',
    needs: 'profile',
  },
] as const satisfies readonly Strategy[];

export type StrategyName = (typeof strategies)[number]['name'];
export const strategyNames = strategies.map(({ name }) => name);

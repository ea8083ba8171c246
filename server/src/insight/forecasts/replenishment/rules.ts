/** Sums over the intervals of one product, in logarithms; `kind` 1 per piece of the purchase before. */
export type ProductSums = {
  productId: number;
  kind: number;
  title: string;
  buyers: number;
  people: number;
  gaps: number;
  squaredCounts: number;
  total: number;
  squares: number;
  between: number;
  plainDays: number;
};

/** What is known of how often a product is bought again. Logarithms of days, per piece where `perPiece`. */
export type ProductRhythm = {
  productId: number;
  title: string;
  perPiece: boolean;
  centre: number;
  /** variance of somebody's intervals about their own mean */
  within: number;
  /** variance of people's means about the product's */
  among: number;
  /** arithmetic mean of intervals in days: what the naive rule says */
  meanDays: number;
  gaps: number;
  people: number;
  /** people who bought again, of those who bought */
  share: number;
};

/** Fewer intervals say nothing about a product. */
export const least = { gaps: 20, people: 12, share: 0.1 } as const;

/** Products that are really bought again and again, each with the reading that explains its intervals better. */
export function rhythmsOf(sums: readonly ProductSums[]): ProductRhythm[] {
  return sums.flatMap((plain) => {
    if (plain.kind !== 0) return [];
    const { gaps, people, buyers } = plain;
    if (gaps < least.gaps || people < least.people || people / buyers < least.share) return [];
    const each = sums.find((one) => one.productId === plain.productId && one.kind === 1);
    const perPiece = each !== undefined && spread(each) < spread(plain);
    return [rhythmOf(perPiece ? each : plain, perPiece, plain)];
  });
}

const spread = ({ gaps, total, squares }: ProductSums): number => squares - total ** 2 / gaps;

/** One-way analysis of variance with unequal groups (Searle, Casella & McCulloch 1992, 3.6). */
function rhythmOf(sums: ProductSums, perPiece: boolean, plain: ProductSums): ProductRhythm {
  const { gaps, people, total, squares, between, squaredCounts } = sums;
  const all = Math.max(1e-4, spread(sums) / Math.max(1, gaps - 1));
  const freedom = gaps - people;
  const inside = Math.max(0, squares - between);
  // With hardly anybody who bought three times, inside and among cannot be told apart: then all of it is inside.
  const within = freedom >= 5 ? Math.max(1e-4, inside / freedom) : all;
  const size = (gaps - squaredCounts / gaps) / Math.max(1, people - 1);
  const amongAll = (between - total ** 2 / gaps) / Math.max(1, people - 1);
  const among = freedom >= 5 && size > 0 ? Math.max(0, (amongAll - within) / size) : 0;
  return {
    productId: sums.productId,
    title: sums.title,
    perPiece,
    centre: total / gaps,
    within,
    among,
    meanDays: plain.plainDays / plain.gaps,
    gaps,
    people,
    share: people / sums.buyers,
  };
}

/** What a list of products can be sorted by; all but the title begin with the largest. */
export const productSorts = ['title', 'price', 'stock', 'units', 'netRevenue', 'refundRate'] as const;
export type ProductSort = (typeof productSorts)[number];

/** Sold in all time, minor units of the brand's currency; products without sales or returns are not there. */
export type ProductFigures = { productId: number; units: number; refundedUnits: number; netRevenue: number };

export const refundRateOf = ({ units, refundedUnits }: { units: number; refundedUnits: number }): number | null =>
  units === 0 ? null : refundedUnits / units;

/** The figure of a product by which the list is sorted; null for the sorts that the catalog itself answers. */
export function figureBy(sort: ProductSort): ((figures: ProductFigures) => number | null) | null {
  if (sort === 'units') return ({ units }) => units;
  if (sort === 'netRevenue') return ({ netRevenue }) => netRevenue;
  return sort === 'refundRate' ? refundRateOf : null;
}

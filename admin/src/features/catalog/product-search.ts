import { periodFromText, periodToText } from '@rapport/ui';

export const productSorts = ['title', 'price', 'stock', 'units', 'netRevenue', 'refundRate'] as const;
export type ProductSort = (typeof productSorts)[number];

/** What the list of products shows, as it stands in the address. */
export interface ProductSearch {
  q?: string;
  category?: string;
  sort?: ProductSort;
  dir?: 'asc' | 'desc';
}

export function readProductSearch(search: Record<string, unknown>): ProductSearch {
  const sort = productSorts.find((one) => one === search['sort']);
  const dir = search['dir'] === 'asc' || search['dir'] === 'desc' ? search['dir'] : undefined;
  const text = (value: unknown) =>
    (typeof value === 'string' || typeof value === 'number') && value !== '' ? String(value) : undefined;
  const [q, category] = [text(search['q']), text(search['category'])];
  return { ...(q && { q }), ...(category && { category }), ...(sort && { sort }), ...(dir && { dir }) };
}

/** The list begins with what earns most. */
export const sortOf = ({ sort = 'netRevenue', dir }: ProductSearch) => ({
  column: sort,
  direction: dir ?? firstDirection(sort),
});

/** Titles begin with A, figures with the largest. */
export const firstDirection = (sort: ProductSort): 'asc' | 'desc' => (sort === 'title' ? 'asc' : 'desc');

export interface PeriodSearch {
  period?: string;
}

export const readPeriodSearch = (search: Record<string, unknown>): PeriodSearch =>
  typeof search['period'] === 'string' ? { period: periodToText(periodFromText(search['period'], '90d')) } : {};

export const tabs = ['explore', 'quality', 'rules'] as const;
export type Tab = (typeof tabs)[number];

/** What is tried out, kept in the address so that it can be shared. */
export type ExploreSearch = {
  tab?: Tab;
  strategy?: string;
  profile?: number;
  product?: number;
  /** ids of products, separated by commas */
  cart?: string;
  segment?: number;
};

const id = (value: unknown): number | undefined => (Number(value) > 0 ? Number(value) : undefined);

export function readExploreSearch(search: Record<string, unknown>): ExploreSearch {
  const tab = tabs.find((one) => one === search['tab']);
  const strategy = typeof search['strategy'] === 'string' ? search['strategy'] : undefined;
  const cart = idsOf(String(search['cart'] ?? '')).join(',');
  const [profile, product, segment] = [id(search['profile']), id(search['product']), id(search['segment'])];
  return {
    ...(tab && tab !== 'explore' && { tab }),
    ...(strategy && { strategy }),
    ...(profile && { profile }),
    ...(product && { product }),
    ...(cart && { cart }),
    ...(segment && { segment }),
  };
}

/** "3,5" as numbers; what is none is left out. */
export const idsOf = (text: string): number[] =>
  text
    .split(',')
    .map(Number)
    .filter((one) => Number.isSafeInteger(one) && one > 0);

export const bands = ['high', 'medium', 'low'] as const;
export type Band = (typeof bands)[number];
/** Which risk band is shown, and by what it is ordered; without a band everybody, without an order by risk. */
export type ChurnSearch = { band?: Band; sort?: 'value' };

export function readChurnSearch(search: Record<string, unknown>): ChurnSearch {
  const band = bands.find((one) => one === search['band']);
  return { ...(band ? { band } : {}), ...(search['sort'] === 'value' ? { sort: 'value' } : {}) };
}

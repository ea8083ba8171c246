/** The brand everything here is about. Its shop and every address lie under domains reserved for examples. */
export const sampleBrand = {
  name: 'Larkmere',
  slug: 'larkmere',
  currency: 'EUR',
  timezone: 'Europe/Amsterdam',
  locale: 'en-GB',
  shop: 'https://larkmere.example',
} as const;

/** Who writes the newsletters. */
export const sender = {
  name: 'Larkmere',
  email: 'hello@larkmere.example',
  replyTo: 'care@larkmere.example',
  postalAddress: 'Larkmere B.V., Oosterkade 14, 3582 AT Utrecht, Netherlands',
} as const;

/**
 * The buy-till-you-die process all repeat orders come from, so that predictions can be checked against the truth.
 * BG/NBD: purchase rate a week ~ Gamma(r, alpha), chance to leave after each repeat purchase ~ Beta(a, b); time runs
 * faster in season (see season.ts) with mean 1. Gamma-Gamma: order total ~ Gamma(p, nu), nu ~ Gamma(q, gamma), in units
 * of the workspace currency.
 */
export const purchaseProcess = {
  bgnbd: { r: 0.75, alpha: 9, a: 0.9, b: 3.1 },
  gammaGamma: { p: 6, q: 4, gamma: 26 },
} as const;

/** Shares of all profiles. The rest are known by e-mail but never bought. */
export const shares = { anonymous: 0.2, buyers: 0.33 } as const;

export const historyDays = 730;
export const hour = 3_600_000;
export const day = 24 * hour;

const day = 86_400;

/** Seconds. Older purchases and views say nothing. */
export const remembered = { purchases: 730 * day, views: 180 * day } as const;

/** What counts as together, in seconds: two purchases within a month, two views within a visit. */
export const apart = { together: 30 * day, viewed: 2 * 3_600, after: 90 * day } as const;

/** A purchase that follows a month later counts half. */
export const halfLifeOfSequence = 30 * day;

/** Most (product, moment) pairs of one person that are compared with each other: the latest. */
export const mostPerPerson = 100;

/** What a person's own signs weigh, and after how many seconds half of it. */
export const signs = {
  bought: { weight: 1, halfLife: 60 * day },
  carted: { weight: 0.7, halfLife: 14 * day },
  viewed: { weight: 0.4, halfLife: 14 * day },
} as const;

/** Signs of a person that count: the strongest. */
export const anchorsKept = 12;
export const personListLength = 60;

/** Seconds of the spans that are compared for what rises, and what counts as popular. */
export const recent = { rising: 7 * day, before: 28 * day, popular: 90 * day, favourites: 180 * day } as const;

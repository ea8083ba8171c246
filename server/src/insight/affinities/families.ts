/** Figures that are computed together. */
export const families = ['interests', 'buying', 'channels', 'health'] as const;
export type Family = (typeof families)[number];

export const producerOf = (family: Family): string => `affinities.${family}`;

export const familyNames: readonly string[] = families.map(producerOf);

/** How much each source counts towards what is next for a person. Chosen by `npm run bench -- recommendations`. */
export const blend = { together: 1, after: 0.6, viewed: 0.8, category: 0.5 } as const;

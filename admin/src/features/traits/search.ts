/** `trait` is the one looked at beside the list. */
export type TraitsSearch = { q?: string; from?: 'core' | 'computed' | 'custom'; trait?: string };

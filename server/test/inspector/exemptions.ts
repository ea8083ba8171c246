/** A rule set aside for one place, and why. `about` narrows it to faults that say so. */
export type Exemption = { rule: string; path: string; about?: string; reason: string };

export const EXEMPTIONS: readonly Exemption[] = [];

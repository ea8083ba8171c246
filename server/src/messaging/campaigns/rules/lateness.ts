/** A campaign that could not start within this time is held for a person to look at: a morning sale is no good at night. */
export const maxLatenessMs = 15 * 60_000;

export const isTooLate = (scheduledAt: Date, now: Date): boolean =>
  now.getTime() - scheduledAt.getTime() > maxLatenessMs;

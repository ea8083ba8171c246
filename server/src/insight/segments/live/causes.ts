/** What brings people to be looked at again. */
export const causes = ['merge', 'order', 'consent', 'event', 'backfill', 'copy', 'window'] as const;
export type Cause = (typeof causes)[number];

/** Why somebody entered or left, as the history keeps it: what happened to the person, or to time … */
export type PersonReason = 'merge' | 'order' | 'consent' | 'event' | 'profile' | 'window' | 'backfill';
/** … or why everybody was asked: the rule is new, a day or another stretch of the calendar began, or to be sure. */
export const wholeReasons = ['rule', 'calendar', 'evaluation'] as const;
export type WholeReason = (typeof wholeReasons)[number];

/** Of several causes at once the first of the list explains most. */
export const reasonOf = (cause: Cause): PersonReason => (cause === 'copy' ? 'profile' : cause);
export const isStronger = (one: Cause, other: Cause): boolean => causes.indexOf(one) < causes.indexOf(other);

/** Nothing happened to the person now: nobody is to be written to because of it. */
const quiet: ReadonlySet<string> = new Set<PersonReason | WholeReason>(['merge', 'backfill', 'rule']);
export const isQuiet = (reason: string): boolean => quiet.has(reason);

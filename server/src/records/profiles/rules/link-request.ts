import type { Identifiers } from './identifiers.ts';

/** What a message says about who is who. */
export type LinkRequest = {
  who: Identifiers;
  /** epoch ms */
  time: number;
  trusted: boolean;
  /** An alias: the user id that `who.externalId` had before. */
  formerId?: string;
};

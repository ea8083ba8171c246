import type { JsonObject } from '../../kernel/json.ts';
import type { Identifiers } from '../profiles/index.ts';

export type { Identifiers };

/**
 * What every door turns its input into and the inbox keeps: already validated, normalised and complete, so that
 * processing never has to refuse it for its form. One shape for all kinds; `kind` says which projector understands `data`.
 */
export type Message = {
  /** `track` and `identify` are known here; `consent`, `order` … belong to the projectors that name them. */
  kind: 'track' | 'identify' | 'alias' | 'consent' | 'order' | 'cart';
  /** UUID-shaped hash of the caller's id (or of the content, where the caller gave none). */
  key: string;
  /** epoch ms of the fact itself */
  time: number;
  who: Identifiers;
  /** track: the metric, else the projector's own word. */
  name: string;
  data: JsonObject;
  /** `api`, `segment`, `import:<id>`, `sample`, `system:<module>` */
  source: string;
  /** false: came with a public key; it may add, but not change who somebody is. */
  trusted: boolean;
  /** History: goes the same way, but triggers nothing. */
  backfill: boolean;
  /** Done to the person or recorded by staff: not when they were last seen. */
  passive?: boolean;
  /** Page, referrer, campaign parameters, ip, user agent as the client said. */
  context?: JsonObject;
};

/** A message whose person is known. */
export type ResolvedMessage = Message & {
  seq: number;
  workspaceId: number;
  receivedAt: number;
  /** Who it belongs to now. */
  profileId: number | null;
  /** The profile its own identifier was first seen as: the one to give it back to when a merge is undone. */
  originId: number | null;
  /** The profile was made by this batch. */
  created: boolean;
};

/** One row of the event store. */
export type EventRow = {
  workspaceId: number;
  metric: string;
  /** Who it belongs to now. */
  profileId: number;
  /** The profile its identifier was first seen as: the row is kept under this id. */
  originId: number;
  /** epoch ms */
  time: number;
  /** decimal text with up to four places; money in units of the workspace currency */
  value: string;
  /** Given by the processor at the end; a projector writes 0. */
  seq: number;
  properties: JsonObject;
  backfill: boolean;
  receivedAt: number;
};

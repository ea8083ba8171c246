import type { JsonObject } from '../../kernel/json.ts';

/** Who acted, without personal data: a user's name is looked up when the row is read. */
export type StoredActor =
  { type: 'user'; id: string } | { type: 'key'; id: string; kind: 'write' | 'secret' } | { type: 'system'; id: string };

export type AuditRow = {
  id: number;
  at: Date;
  actor: StoredActor;
  action: string;
  entity: string;
  entity_id: string | null;
  changes: JsonObject;
};

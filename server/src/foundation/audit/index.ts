export { audit, storedActor, type AuditEntry } from './audit.ts';
export { actorNames, type ActorNames } from './list-audit.ts';
export type { StoredActor } from './tables.ts';

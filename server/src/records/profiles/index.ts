export { profileMovers, type Move, type ProfileMover } from './movers.ts';
export { learnPeople } from './learn-people.ts';
export { mergeProfiles } from './merge-profiles.ts';
export { undoMerge } from './actions/merge.ts';
export type { PersonMessage } from './rules/statements.ts';
export { checkProperties } from './rules/property-limits.ts';
export { standardFields, type StandardField, type Statement } from './rules/fields.ts';
export {
  normaliseEmail,
  normaliseId,
  normalisePhone,
  strongIdentifiers,
  type Identifier,
  type Identifiers,
} from './rules/identifiers.ts';
export { queueProjections } from './store.ts';
export { profileById, profileFamily, profilesByIds, survivorsOf, type ProfileRow } from './store.reads.ts';
export { contactsOf, profilesLike, profilesWithAddress, type Contact } from './store.contacts.ts';
export { searchProfiles, searchWords } from './store.search.ts';
export {
  lastProjection,
  oldestProjectionLeft,
  projectionsWaiting,
  takeProjections,
  type QueuedProjection,
} from './store.projection.ts';
export { channelOf, touchOf } from './rules/touch.ts';
export { moveAcquisition, recordAcquisition, type AcquisitionFact } from './store.acquisition.ts';
export { profileCopies, profileIdsAfter, standingsOf, type ProfileCopy } from './store.copies.ts';
export { newestProfile, profilesAfter } from './store.arrivals.ts';
export { drainProjections, rebuildAliases } from './aliases.ts';

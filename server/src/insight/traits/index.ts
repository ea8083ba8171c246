export { traitDefinitions, type TraitDefinition, type TraitType } from './definitions.ts';
export { copyWatchers, type CopyWatcher } from './projection/copy-watchers.ts';
export { projectQueued } from './projection/project.ts';
export { rebuildProjections } from './projection/rebuild.ts';
export { dataStamp } from './store.stamp.ts';
export { engagementOf, traitsOf } from './store.ts';
export type { EngagementRow, TraitRow } from './tables.ts';

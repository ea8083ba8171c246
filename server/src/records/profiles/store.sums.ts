import type { SummedTable } from '../../platform/clickhouse/index.ts';

/** What the event store knows of people. */
export const profileSums: readonly SummedTable[] = [
  { name: 'people', table: 'profiles', versioned: true, where: 'NOT deleted' },
  { name: 'aliases', table: 'profile_aliases', versioned: true, where: 'to_id != 0' },
];

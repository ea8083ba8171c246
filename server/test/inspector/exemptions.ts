/** A rule set aside for one place, and why. `about` narrows it to faults that say so. */
export type Exemption = { rule: string; path: string; about?: string; reason: string };

export const EXEMPTIONS: readonly Exemption[] = [
  {
    rule: 'tables',
    path: 'server/src/integrations/sample/store.postgres.ts',
    reason:
      'the sample brand fills an empty workspace in bulk, past the projectors; a test compares it with what they make',
  },
  {
    rule: 'tables',
    path: 'server/src/integrations/sample/store.mailings.ts',
    reason:
      'the sample brand fills an empty workspace in bulk, past the projectors; a test compares it with what they make',
  },
  {
    rule: 'tables',
    path: 'server/src/integrations/sample/store.clickhouse.ts',
    reason:
      'the sample brand fills an empty workspace in bulk, past the projectors; a test compares it with what they make',
  },
  {
    rule: 'tables',
    path: 'server/src/integrations/sample/store.engine.ts',
    reason: 'millions of rows for benches are made inside the event store, where no other door leads',
  },
  {
    rule: 'packages',
    path: 'admin/src/features/segments/rule/round-trip.test.ts',
    reason: 'holds the builder against the language itself, which the programs share only as JSON; no code of it ships',
  },
  {
    rule: 'packages',
    path: 'admin/src/features/segments/rule/cohort.test.ts',
    reason:
      'The fields of a cohort condition are held against the rules the server reads, which no package may depend on.',
  },
];

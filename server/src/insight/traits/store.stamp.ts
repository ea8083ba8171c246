import { scopedRows } from '../../platform/clickhouse/index.ts';
import type { Context } from '../../platform/context.ts';

/** Changes whenever an event or a copy of people or purchases was written to the event store. */
export async function dataStamp({ platform, workspaceId }: Context): Promise<string> {
  const [row] = await platform.clickhouse.query<{ stamp: string }>(
    workspaceId,
    `/* dataStamp */ SELECT concat(
      toString((SELECT count() FROM ${scopedRows('events')})), ':',
      toString((SELECT max(version) FROM ${versionedRows('profiles')})), ':',
      toString((SELECT max(version) FROM ${versionedRows('orders')})), ':',
      toString((SELECT max(version) FROM ${versionedRows('credit_notes')})), ':',
      toString((SELECT max(version) FROM ${versionedRows('profile_aliases')}))) AS stamp`,
  );
  return row?.stamp ?? '';
}

/** The highest version needs no merging of versions. */
const versionedRows = (table: 'profiles' | 'orders' | 'credit_notes' | 'profile_aliases'): string =>
  scopedRows(table).replace(' FINAL', '');

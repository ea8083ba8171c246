import { jsonLine } from '../../../platform/clickhouse/index.ts';
import type { EventRow } from '../message.ts';

/** The columns of a batch's lines, in order. The timeline table takes the same lines. */
export const eventColumns = [
  'workspace_id',
  'metric',
  'profile_id',
  'occurred_at',
  'value',
  'seq',
  'properties',
  'backfill',
  'received_at',
] as const;

/** `2026-11-22 10:15:30.123`: what ClickHouse's DateTime64 takes without guessing. */
export const clickhouseTime = (ms: number): string => new Date(ms).toISOString().replace('T', ' ').slice(0, 23);

/** One JSONCompactEachRow line. */
export const eventLine = (row: EventRow): string =>
  jsonLine([
    row.workspaceId,
    row.metric,
    row.originId,
    clickhouseTime(row.time),
    row.value,
    row.seq,
    row.properties,
    row.backfill ? 1 : 0,
    clickhouseTime(row.receivedAt),
  ]);

import { scoped } from '../../platform/clickhouse/index.ts';
import type { ExportRow, ExportSource } from '../../platform/exports/index.ts';

const columns = ['seq', 'metric', 'profile_id', 'occurred_at', 'value', 'properties', 'backfill', 'received_at'];

export const eventExports: readonly ExportSource[] = [
  {
    name: 'events',
    format: 'jsonl',
    about:
      'Everything that happened, a JSON object a line; profile_id may be one that was merged since (see profiles.csv)',
    columns,
    each: async (platform, workspaceId, take) => {
      const result = await platform.clickhouse.raw.query({
        query: `/* eventExports */ SELECT ${columns.join(', ')} FROM ${scoped('events')} ORDER BY metric, profile_id, occurred_at, seq`,
        query_params: { workspace: workspaceId },
        format: 'JSONEachRow',
        clickhouse_settings: { max_execution_time: 0, output_format_json_named_tuples_as_objects: 1 },
      });
      for await (const batch of result.stream<ExportRow>()) await take(batch.map((row) => row.json()));
    },
  },
];

import { scoped } from '../../platform/clickhouse/index.ts';
import { plainTable, type ExportRow, type ExportSource } from '../../platform/exports/index.ts';

const columns = ['segment_id', 'profile_id', 'entered_at'];

export const segmentExports: readonly ExportSource[] = [
  plainTable(
    {
      name: 'segments',
      about: 'Segments and their rules',
      columns: [
        'id',
        'name',
        'description',
        'rule',
        'rule_version',
        'status',
        'member_count',
        'evaluated_at',
        'created_by',
        'created_at',
        'updated_at',
      ],
    },
    'segments',
    ['id'],
  ),
  {
    name: 'segment-members',
    format: 'csv',
    about: 'Who is in each segment now and since when',
    columns,
    each: async (platform, workspaceId, take) => {
      const result = await platform.clickhouse.raw.query({
        query: `/* segmentExports */ SELECT segment_id, profile_id, max(at) AS entered_at FROM ${scoped('segment_members')}
          GROUP BY segment_id, profile_id HAVING sum(sign) > 0 ORDER BY segment_id, profile_id`,
        query_params: { workspace: workspaceId },
        format: 'JSONEachRow',
        clickhouse_settings: { max_execution_time: 0 },
      });
      for await (const batch of result.stream<ExportRow>()) await take(batch.map((row) => row.json()));
    },
  },
];

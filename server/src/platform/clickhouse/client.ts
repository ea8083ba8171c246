import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { ClickHouseLogLevel, createClient, type ClickHouseClient, type ClickHouseSettings } from '@clickhouse/client';
import { unavailable } from '../../kernel/problem.ts';
import { urgencyNow } from './urgency.ts';

export type QueryOptions = {
  /** Bound as `{name:Type}` in the text. */
  params?: Record<string, unknown>;
  settings?: ClickHouseSettings;
  timeoutSeconds?: number;
  signal?: AbortSignal;
};

/**
 * The event store. Every read says its workspace: the text must use `scoped('table')` for each table, which the
 * query method checks, so a forgotten predicate is an error and not a leak.
 */
export type ClickHouse = {
  url: string;
  database: string;
  query<Row>(workspaceId: number, text: string, options?: QueryOptions): Promise<Row[]>;
  /** Statements of the system (DDL, rebuild, maintenance, checksums over all workspaces). */
  command(text: string, options?: QueryOptions): Promise<void>;
  systemQuery<Row>(text: string, options?: QueryOptions): Promise<Row[]>;
  /** JSONCompactEachRow lines as they are; the same token twice inserts once. */
  insertLines(
    table: string,
    columns: readonly string[],
    lines: string | readonly Uint8Array[],
    token: string,
  ): Promise<void>;
  ping(): Promise<boolean>;
  raw: ClickHouseClient;
  close(): Promise<void>;
};

const tableNames = [
  'events',
  'timeline',
  'profiles',
  'profile_aliases',
  'orders',
  'order_lines',
  'credit_notes',
  'credit_note_lines',
  'segment_members',
  'segment_audiences',
  'segment_bitmaps',
  'profile_figures',
  'affinity_products',
  'recommendation_products',
  'recommendation_neighbours',
  'rfm_history',
  'rfm_moves',
  'replenishments',
  'prediction_cells',
] as const;
export type ClickHouseTable = (typeof tableNames)[number];
const versioned: readonly ClickHouseTable[] = [
  'segment_bitmaps',
  'profiles',
  'orders',
  'order_lines',
  'credit_notes',
  'credit_note_lines',
  'profile_aliases',
  'profile_figures',
  'affinity_products',
  'recommendation_products',
  'recommendation_neighbours',
  'rfm_history',
  'rfm_moves',
  'replenishments',
];

/** The rows of one workspace of a table, as a sub-query that binds `{workspace:UInt32}`. */
export function scoped(table: ClickHouseTable): string {
  const final = versioned.includes(table) ? ' FINAL' : '';
  return `(SELECT * FROM ${table}${final} WHERE workspace_id = {workspace:UInt32})`;
}

/**
 * The same rows to be read in place: `FROM ${scopedRows('events')} AND metric = …`. A sub-query would read a whole JSON
 * column where one of its paths is asked.
 */
export function scopedRows(table: ClickHouseTable): string {
  const final = versioned.includes(table) ? ' FINAL' : '';
  return `${table}${final} WHERE workspace_id = {workspace:UInt32}`;
}

const unscopedTable = new RegExp(
  `\\b(?:FROM|JOIN|IN)\\s+(?:\\w+\\.)?(${tableNames.join('|')})\\b(?!\\s+(?:FINAL\\s+)?WHERE workspace_id = \\{workspace:UInt32\\})`,
  'i',
);

const baseSettings: ClickHouseSettings = {
  output_format_json_quote_64bit_integers: 0,
  output_format_json_quote_decimals: 0,
  use_index_for_in_with_subqueries: 0,
  max_bytes_before_external_group_by: '1500000000',
  max_memory_usage: '4000000000',
  join_use_nulls: 0,
  // On a cluster: an insert counts when the shards have it, and a sub-query means the rows of all shards.
  distributed_foreground_insert: 1,
  distributed_product_mode: 'global',
  date_time_input_format: 'best_effort',
  // A value in a JSON column stays what it is. Guessed types lose zones and years before 1970, and depend on the other
  // rows of an insert.
  input_format_try_infer_dates: 0,
  input_format_try_infer_datetimes: 0,
  input_format_json_read_bools_as_numbers: 0,
  input_format_json_read_bools_as_strings: 0,
  input_format_json_read_numbers_as_strings: 0,
  input_format_json_read_arrays_as_strings: 0,
  // {"a.b": 1, "a": {"b": 2}} names one path twice; refused, it would hold up everything shipped with it.
  type_json_skip_duplicated_paths: 1,
};

export function connectClickHouse(url: string, database: string): ClickHouse {
  const raw = createClient({
    url,
    database,
    request_timeout: 600_000,
    // Failures are thrown and logged by us; the client's own lines are no structured log.
    log: { level: ClickHouseLogLevel.OFF },
    max_open_connections: 12,
    clickhouse_settings: baseSettings,
  });
  const select = async <Row>(text: string, options: QueryOptions, params: Record<string, unknown>): Promise<Row[]> => {
    const result = await guarded(() =>
      raw.query({
        query: text,
        format: 'JSONEachRow',
        query_params: params,
        clickhouse_settings: {
          ...urgencyNow(),
          max_execution_time: options.timeoutSeconds ?? 60,
          ...options.settings,
        },
        abort_signal: options.signal,
      }),
    );
    return result.json<Row>();
  };
  return {
    url,
    database,
    raw,
    query: (workspaceId, text, options = {}) => {
      const bare = unscopedTable.exec(text);
      if (bare)
        throw new Error(`query reads ${bare[1] ?? 'a table'} without its workspace; use scoped('${bare[1] ?? ''}')`);
      return select(text, options, { ...options.params, workspace: workspaceId });
    },
    systemQuery: (text, options = {}) => select(text, options, options.params ?? {}),
    command: async (text, options = {}) => {
      await guarded(() =>
        raw.command({
          query: text,
          query_params: options.params,
          clickhouse_settings: {
            ...urgencyNow(),
            max_execution_time: options.timeoutSeconds ?? 600,
            ...options.settings,
          },
        }),
      );
    },
    insertLines: async (table, columns, lines, token) => {
      await guarded(async () => {
        const answer = await raw.exec({
          query: `INSERT INTO ${table} (${columns.join(', ')}) FORMAT JSONCompactEachRow`,
          // Bytes go out as they are; as part of the statement they would be copied several times on the way.
          values: Readable.from(typeof lines === 'string' ? [Buffer.from(lines)] : lines, { objectMode: false }),
          clickhouse_settings: { ...urgencyNow(), insert_deduplication_token: token, insert_deduplicate: 1 },
        });
        await text(answer.stream);
      });
    },
    ping: async () => (await raw.ping()).success,
    close: () => raw.close(),
  };
}

/** A store that cannot be reached is a 503 with a remedy, not an internal error. */
async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (
      ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'].includes(code) ||
      (error instanceof Error && /socket hang up|Timeout error/.test(error.message))
    ) {
      throw unavailable('The event store cannot be reached.');
    }
    throw error;
  }
}

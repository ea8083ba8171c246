import type { ClickHouse } from './client.ts';
import { commandsOf, words } from './statement.ts';

/**
 * A single-server statement as the statements of a cluster, in the order they are to run:
 *
 * - a table becomes a Replicated local table on every node and a Distributed table over it, sharded as the comment above
 *   it says (`-- shard by …`). The path macros are ClickHouse's own defaults ({uuid}, {shard}, {replica});
 * - an ALTER reaches the local tables and, where columns change, the Distributed ones;
 * - DROP TABLE takes both away; INSERT and SELECT go through the Distributed tables as they are.
 *
 * @throws Error for anything else: it would change one node only
 */
export function forCluster(statement: string, cluster: string): string[] {
  const text = words(statement);
  if (/^CREATE TABLE /i.test(text)) return createTable(statement, cluster);
  if (/^ALTER TABLE /i.test(text)) return alterTable(statement, cluster);
  if (/^DROP TABLE IF EXISTS \w+$/i.test(text)) return dropTable(text, cluster);
  if (/^(INSERT|SELECT|WITH) /i.test(text)) return [statement];
  throw refused(statement, 'only tables are known on a cluster: CREATE, ALTER or DROP TABLE … IF EXISTS, and INSERT');
}

const head = /CREATE TABLE IF NOT EXISTS (\w+)\s*\(/;
const engine = /ENGINE = (\w*MergeTree)(?:\(([^)]*)\))?/;

/**
 * Tables whose migration shards by the person although rows are replaced by order: orders change hands when people
 * merge, and two versions of one row on two shards would both count. They are sharded by what they are replaced by.
 */
const replacedBy: Record<string, string> = {
  orders: 'order_id',
  order_lines: 'order_id',
  credit_notes: 'credit_note_id',
  credit_note_lines: 'credit_note_id',
};

function createTable(statement: string, cluster: string): string[] {
  const table = head.exec(statement)?.[1];
  const kind = engine.exec(statement);
  if (!table || !kind) {
    throw refused(statement, 'write CREATE TABLE IF NOT EXISTS name ( … ) ENGINE = … of the MergeTree family');
  }
  const key = shardingKey(statement, table);
  const [whole, family = 'MergeTree', args = ''] = kind;
  const replicated = `ENGINE = Replicated${family}('/clickhouse/tables/{uuid}/{shard}', '{replica}'${args ? `, ${args}` : ''})`;
  const local = forReplicas(statement)
    .replace(head, `CREATE TABLE IF NOT EXISTS ${table}_local ON CLUSTER ${cluster} (`)
    .replace(whole, replicated);
  const distributed = `CREATE TABLE IF NOT EXISTS ${table} ON CLUSTER ${cluster} AS ${table}_local ENGINE = Distributed(${cluster}, currentDatabase(), ${table}_local, ${key})`;
  return [local, distributed];
}

function shardingKey(statement: string, table: string): string {
  const replaced = replacedBy[table];
  if (replaced !== undefined) return `cityHash64(${replaced})`;
  const key = /-- shard by ([^\n]+)/.exec(statement)?.[1];
  if (key === undefined) {
    if (!/^\s*profile_id\b/m.test(statement)) return 'rand()';
    throw refused(statement, `say above it how its rows are spread: -- shard by cityHash64(profile_id)`);
  }
  const column = /^\w+\((\w+)\)$/.exec(key)?.[1] ?? key;
  const order = /ORDER BY \(?([^)\n]*)/.exec(statement)?.[1]?.split(/\s*,\s*/) ?? [];
  if (/ENGINE = \w*(Replacing|Collapsing|Summing|Aggregating)/.test(statement) && !order.includes(column)) {
    throw refused(statement, `its rows are merged by (${order.join(', ')}): shard by one of these, not by ${column}`);
  }
  return key;
}

/** What changes columns, which the Distributed table has as well; and what is about the storage alone. */
const ofColumns = /^(ADD|MODIFY|ALTER|RENAME|COMMENT) COLUMN /i;
const ofDroppedColumns = /^DROP COLUMN /i;
const ofStorage =
  /^((ADD|DROP|MATERIALIZE|CLEAR) (INDEX|PROJECTION|STATISTICS)|(ADD|DROP) CONSTRAINT|MODIFY (TTL|ORDER BY|SETTING)|RESET SETTING|(REMOVE|MATERIALIZE) TTL|(MATERIALIZE|CLEAR) COLUMN|DELETE WHERE|UPDATE) ?/i;

function alterTable(statement: string, cluster: string): string[] {
  const found = /^ALTER TABLE (\w+) ([\s\S]+)$/i.exec(words(forReplicas(statement)));
  const [, table = '', rest = ''] = found ?? [];
  const commands = commandsOf(rest);
  const unknown = commands.find((command) => ![ofColumns, ofDroppedColumns, ofStorage].some((is) => is.test(command)));
  if (!found || unknown !== undefined) throw refused(statement, `"${unknown ?? rest}" is not known on a cluster`);
  const drops = commands.filter((command) => ofDroppedColumns.test(command));
  if (drops.length > 0 && drops.length < commands.length) {
    throw refused(statement, 'give DROP COLUMN a statement of its own: it runs in the other order');
  }
  const again = commands.find(
    (command) => /^(ADD|DROP|RENAME) /i.test(command) && !/ IF (NOT )?EXISTS /i.test(command),
  );
  if (again !== undefined) throw refused(statement, `"${again}" needs IF [NOT] EXISTS: a migration may run twice`);
  const onAll = (name: string, what: readonly string[]): string[] =>
    what.length === 0 ? [] : [`ALTER TABLE ${name} ON CLUSTER ${cluster} ${what.join(', ')}`];
  const local = onAll(`${table}_local`, commands);
  // A column can be asked for only while all shards have it.
  if (drops.length > 0) return [...onAll(table, drops), ...local];
  const columns = commands.filter((command) => ofColumns.test(command)).flatMap(withoutStorage);
  return [...local, ...onAll(table, columns)];
}

/** A Distributed table stores nothing: how a column is packed and when it expires is the local table's alone. */
function withoutStorage(command: string): string[] {
  const bare = command
    .replace(/ CODEC\((?:[^()]|\([^()]*\))*\)/i, '')
    .replace(/ TTL (?:(?! (?:AFTER|FIRST)\b)[\s\S])*/i, '');
  return /^MODIFY COLUMN (IF EXISTS )?\S+$/i.test(bare) ? [] : [bare];
}

function dropTable(text: string, cluster: string): string[] {
  const table = text.split(' ').at(-1) ?? '';
  return [table, `${table}_local`].map((name) => `DROP TABLE IF EXISTS ${name} ON CLUSTER ${cluster} SYNC`);
}

const forReplicas = (statement: string): string =>
  statement.replaceAll('non_replicated_deduplication_window', 'replicated_deduplication_window');

const refused = (statement: string, reason: string): Error =>
  new Error(`this migration cannot run on a cluster: ${reason}. The statement: ${words(statement).slice(0, 120)}`);

/** Takes all rows of tables away, on every node. */
export async function emptyTables(
  clickhouse: ClickHouse,
  tables: readonly string[],
  cluster: string | undefined,
): Promise<void> {
  for (const table of tables) {
    const target = cluster === undefined ? table : `${table}_local ON CLUSTER ${cluster}`;
    await clickhouse.command(`/* emptyTables */ TRUNCATE TABLE ${target}`);
  }
}

export {
  connectClickHouse,
  scoped,
  scopedRows,
  type ClickHouse,
  type ClickHouseTable,
  type QueryOptions,
} from './client.ts';
export { migrateClickHouse } from './migrate.ts';
export { statementsOf } from './statement.ts';
export { emptyTables, forCluster } from './cluster.ts';
export { sumsOfTables, summedTables, type SummedTable, type TableSum } from './summed-tables.ts';
export { inBackground } from './urgency.ts';
export { jsonLine } from './json-line.ts';

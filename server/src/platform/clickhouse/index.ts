export { connectClickHouse, scoped, type ClickHouse, type ClickHouseTable, type QueryOptions } from './client.ts';
export { migrateClickHouse } from './migrate.ts';
export { forCluster } from './cluster.ts';

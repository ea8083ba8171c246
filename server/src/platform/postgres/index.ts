export { lockClass } from './locks.ts';
export { connectPostgres, inSystem, inWorkspace, type Db, type Postgres, type Tables, type Tx } from './pool.ts';
export { migratePostgres, readMigrations, type Migration } from './migrate.ts';
export { claimRow, type Lease } from './lease.ts';
export { bulk, type BulkColumn } from './bulk.ts';

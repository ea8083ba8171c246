import pg from 'pg';
import { Kysely, PostgresDialect, type Transaction, sql } from 'kysely';

// int8 arrives as a string by default; our ids and minor units stay below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : Number.NaN;
});
// Arrays of them, whose type the driver's list of names lacks (_int8 in pg_type).
const int8Array = 1016 as typeof pg.types.builtins.INT8;
pg.types.setTypeParser(int8Array, (text) => (text === '{}' ? [] : text.slice(1, -1).split(',').map(Number)));
// numeric carries rates and ratios only.
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);

/** No tables of its own: every store says which it uses by `tx.withTables<…>()`. */
export type Tables = Record<never, never>;
export type Db = Kysely<Tables>;
export type Tx = Transaction<Tables>;

export type Postgres = {
  url: string;
  /** Row-level security applies: only inside `inWorkspace`. */
  app: Db;
  /** Sees every workspace: processors, sign-in, housekeeping. */
  system: Db;
  /** The system pool itself, for COPY streams and libraries that want one. */
  systemPool: pg.Pool;
  close(): Promise<void>;
};

export type PostgresOptions = { appConnections?: number; systemConnections?: number };

/** Two pools on one URL; each connection drops to its role as soon as it is made. */
export function connectPostgres(url: string, options: PostgresOptions = {}): Postgres {
  const appPool = poolFor(url, 'rapport_app', options.appConnections ?? 16);
  const systemPool = poolFor(url, 'rapport_system', options.systemConnections ?? 16);
  const app = kyselyOn(appPool);
  const system = kyselyOn(systemPool);
  return {
    url,
    app,
    system,
    systemPool,
    close: async () => {
      await app.destroy();
      await system.destroy();
    },
  };
}

function poolFor(url: string, role: string, max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    application_name: role,
    options: `-c role=${role}`,
    idleTimeoutMillis: 60_000,
    connectionTimeoutMillis: 15_000,
  });
  // An idle connection dies with its server; the pool replaces it. Without a listener Node would end the process.
  pool.on('error', () => undefined);
  // A connection in use says it too, besides failing its query.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

const kyselyOn = (pool: pg.Pool): Db => new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });

/** One transaction in which row-level security shows exactly this workspace. */
export function inWorkspace<T>(postgres: Postgres, workspaceId: number, work: (tx: Tx) => Promise<T>): Promise<T> {
  return postgres.app.transaction().execute(async (tx) => {
    await sql`/* inWorkspace */ select set_config('app.workspace_id', ${String(workspaceId)}, true)`.execute(tx);
    return work(tx);
  });
}

/** One transaction that sees every workspace. Its SQL names the workspace itself. */
export function inSystem<T>(postgres: Postgres, work: (tx: Tx) => Promise<T>): Promise<T> {
  return postgres.system.transaction().execute(work);
}

/** Structured log in pino's argument order, so that a pino logger fits as it is. */
export type EngineLog = {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
};

export type EngineName = 'postgres' | 'clickhouse';

/** `degraded`: the engine is down or unreachable and is being brought back. */
export type EngineState = 'starting' | 'ready' | 'degraded' | 'stopped';

export type EngineSettings = {
  /** Everything the embedded engines keep lies below this directory; it is created when missing. */
  dataDir: string;
  /** An external PostgreSQL; the embedded one is then not started. */
  databaseUrl?: string;
  /** An external ClickHouse (HTTP); the embedded one is then not started. */
  clickhouseUrl?: string;
  /** Memory ceiling of the embedded ClickHouse in MB. Default: 40 % of the machine's memory, at most 8192. */
  clickhouseMemoryMb?: number;
  /** Queries the embedded ClickHouse runs at the same time; more wait in line. Default 6. */
  clickhouseSessions?: number;
  /** A ClickHouse configuration file whose content is added to ours, e.g. `remote_servers` to rehearse a cluster. */
  clickhouseConfigFile?: string;
  log: EngineLog;
};

export type EngineHealth = {
  mode: 'embedded' | 'external';
  state: EngineState;
  version?: string;
  pid?: number;
  /** Times the engine was brought back since this process started. */
  restarts: number;
  /** Changes whenever the embedded ClickHouse came back with an empty directory: the owner of its data then rebuilds. */
  storeId?: string;
  /** What is wrong or noteworthy, for a person. */
  message?: string;
};

export type EngineEvent = { engine: EngineName; state: EngineState };

export type Engines = {
  /** `postgres://rapport:<secret>@127.0.0.1:<port>/rapport`: owner of the database, may create databases and roles, no superuser (row-level security holds for it). */
  postgresUrl: string;
  /** `http://default:<secret>@127.0.0.1:<port>`: ClickHouse's HTTP protocol; the database is named per query. */
  clickhouseUrl: string;
  /** Where the embedded ClickHouse may write `BACKUP … TO File('name.tar')`; undefined with an external one. */
  backupsDir: string | undefined;
  /** Asks both engines now (at most two seconds each). */
  status(): Promise<{ postgres: EngineHealth; clickhouse: EngineHealth }>;
  /** Reports every change of state from now on; returns the function that ends it. */
  on(listener: (event: EngineEvent) => void): () => void;
  /** Ends both engines; idempotent, leaves no process behind. */
  stop(): Promise<void>;
};

import pg from 'pg';

/** The login used to set the server up: its superuser, known only to the engines module. */
export type AdminLogin = { port: number; password: string };

export type ServerFacts = { version: string; postmasterStarted: Date };

/** Asks who answers on the port. Rejects when nobody does within two seconds or the password is not the server's. */
export async function serverFacts(login: AdminLogin): Promise<ServerFacts> {
  return asAdmin(login, async (client) => {
    const { rows } = await client.query<{ version: string; started: Date }>(
      `/* serverFacts */ SELECT current_setting('server_version') AS version, pg_postmaster_start_time() AS started`,
    );
    const [row] = rows;
    if (row === undefined) throw new Error('PostgreSQL gave no answer');
    return { version: row.version, postmasterStarted: row.started };
  });
}

/** Makes the role and the database `rapport` unless they exist, and sets the role's password to the given one. */
export async function ensureDatabase(login: AdminLogin, rapportPassword: string): Promise<void> {
  await asAdmin(login, async (client) => {
    const role = await client.query(`/* ensureDatabase */ SELECT 1 FROM pg_roles WHERE rolname = 'rapport'`);
    const verb = role.rowCount === 0 ? 'CREATE' : 'ALTER';
    // No superuser and no BYPASSRLS: row-level security must hold for the application.
    await client.query(
      `/* ensureDatabase */ ${verb} ROLE rapport LOGIN CREATEDB CREATEROLE PASSWORD ${pg.escapeLiteral(rapportPassword)}`,
    );
    if (role.rowCount === 0) {
      await client.query(`/* ensureDatabase */ GRANT pg_monitor, pg_signal_backend TO rapport WITH ADMIN OPTION`);
    }
    const database = await client.query(`/* ensureDatabase */ SELECT 1 FROM pg_database WHERE datname = 'rapport'`);
    if (database.rowCount === 0) await client.query(`/* ensureDatabase */ CREATE DATABASE rapport OWNER rapport`);
  });
}

/** The version behind any connection string, for a health check. */
export async function versionAt(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000, query_timeout: 2000 });
  return using(client, async () => {
    const { rows } = await client.query<{ version: string }>(
      `/* versionAt */ SELECT current_setting('server_version') AS version`,
    );
    return rows[0]?.version ?? 'unknown';
  });
}

async function asAdmin<T>(login: AdminLogin, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port: login.port,
    user: 'postgres',
    password: login.password,
    database: 'postgres',
    connectionTimeoutMillis: 2000,
    query_timeout: 30_000,
  });
  return using(client, () => work(client));
}

async function using<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  // A connection that breaks while idle reports here; the query in hand rejects by itself.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work();
  } finally {
    await client.end().catch(() => undefined);
  }
}

import { ClickHouseLogLevel, createClient } from '@clickhouse/client';

/** The version behind a ClickHouse URL; rejects within two seconds when nobody answers or the login is refused. */
export async function versionAt(url: string): Promise<string> {
  // The database a URL names may not be there yet: it is made when its tables are.
  const server = new URL(url);
  server.pathname = '';
  const client = createClient({
    url: server,
    request_timeout: 2000,
    keep_alive: { enabled: false },
    // The caller reports what went wrong.
    log: { level: ClickHouseLogLevel.OFF },
  });
  try {
    const result = await client.query({ query: '/* versionAt */ SELECT version() AS version', format: 'JSONEachRow' });
    const [row] = await result.json<{ version: string }>();
    return row?.version ?? 'unknown';
  } finally {
    await client.close();
  }
}

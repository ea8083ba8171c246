import { ClickHouseLogLevel, createClient } from '@clickhouse/client';

/** The version behind a ClickHouse URL; rejects within two seconds when nobody answers or the login is refused. */
export async function versionAt(url: string): Promise<string> {
  const client = createClient({
    url,
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

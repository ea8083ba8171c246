import { createRequire } from 'node:module';

/*
 * The native functions below chdb's JavaScript. We use them directly because its Session layer lets one parameterised
 * query run at a time in the whole process and takes only text formats for inserts (chdb 3.4.0).
 */

/** One connection of the in-process engine: its own settings, parameters and current database. */
export type Connection = { readonly connection: unique symbol };
export type StreamHandle = { readonly stream: unique symbol };

export type QueryResult = { bytes: Buffer; elapsed: number; rowsRead: number; bytesRead: number };
export type InsertResult = { elapsed: number; rowsWritten: number; bytesWritten: number };
export type StreamChunk = { done: true } | { done: false; bytes: Buffer; numRows: number };

export type Binding = {
  CreateConnection(directory: string, args?: readonly string[]): Connection;
  /** Frees the connection and what it still holds; never while a call on it is running. */
  CloseConnection(connection: Connection): void;
  QueryAsyncConnection(connection: Connection, sql: string, format: string): Promise<QueryResult>;
  /** `sql` up to the data, and the data in whatever format it names. `countLines` only adds a figure we do not use. */
  InsertRawAsyncConnection(
    connection: Connection,
    sql: string,
    data: Buffer,
    countLines: boolean,
  ): Promise<InsertResult>;
  StreamQuery(connection: Connection, sql: string, format: string): StreamHandle;
  StreamFetch(stream: StreamHandle): Promise<StreamChunk>;
  StreamCancel(stream: StreamHandle): void;
};

const packages: Record<string, string> = {
  'linux-x64': '@chdb/lib-linux-x64-gnu',
  'linux-arm64': '@chdb/lib-linux-arm64-gnu',
  'darwin-x64': '@chdb/lib-darwin-x64',
  'darwin-arm64': '@chdb/lib-darwin-arm64',
};

/** Loads the engine into this process (about half a second). Throws with the remedy when the platform has none. */
export function loadBinding(): Binding {
  const platform = `${process.platform}-${process.arch}`;
  const name = packages[platform];
  if (name === undefined) {
    throw new Error(`there is no embedded ClickHouse for ${platform}: set CLICKHOUSE_URL to a ClickHouse server`);
  }
  const require = createRequire(createRequire(import.meta.url).resolve('chdb'));
  return require(name) as Binding;
}

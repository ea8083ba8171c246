import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Binding, Connection } from './binding.ts';
import type { QueryRequest } from './request.ts';
import type { Session, SessionPool } from './sessions.ts';
import { killStatement, mark } from './store.ts';

/** Counters as X-ClickHouse-Summary names them. */
export type Summary = { read_rows: number; read_bytes: number; written_rows: number; written_bytes: number };

/** Receives a result. `write` resolves when the reader has room for more. */
export type Sink = {
  /** Once, before the first byte. Without a summary when the result streams: its counters are not known yet. */
  begin(summary: Summary | undefined): void;
  write(bytes: Buffer): Promise<void>;
};

export type Executor = {
  /** Runs a query to its end; on abort the query is killed in the engine before the promise rejects. */
  execute(request: QueryRequest, sink: Sink, signal: AbortSignal): Promise<void>;
  /** Resolves when no query is running. */
  settled(): Promise<void>;
};

/** Formats whose chunks, put together, are the same bytes as the whole: no header, footer or separator. */
const streamable =
  /^(JSONEachRow|JSONLines|NDJSON|JSONCompactEachRow|JSONStringsEachRow|JSONCompactStringsEachRow|CSV|TSV|TabSeparated|TSVRaw|TabSeparatedRaw|RowBinary|LineAsString)$/i;

/** One line end makes the engine's insert path accept an INSERT without data. */
const noData = Buffer.from('\n');

export function executor(binding: Binding, pool: SessionPool, control: Connection): Executor {
  const running = new Set<Promise<void>>();

  async function execute(request: QueryRequest, sink: Sink, signal: AbortSignal): Promise<void> {
    const session = await pool.acquire(signal);
    const id = randomUUID();
    let ended = false;
    const kill = async () => {
      // The abort may come a moment before the engine knows the query: ask until it has ended.
      while (!ended) {
        await binding.QueryAsyncConnection(control, killStatement(id), 'TSV').catch(() => undefined);
        await sleep(200);
      }
    };
    const onAbort = () => void kill();
    signal.addEventListener('abort', onAbort, { once: true });
    try {
      await pool.prepare(session, request.wish, request.sql);
      signal.throwIfAborted();
      await run(session, request, mark(id) + request.sql, sink, signal);
    } catch (error) {
      ended = true;
      pool.discard(session);
      throw error;
    } finally {
      ended = true;
      signal.removeEventListener('abort', onAbort);
    }
    if (request.statement.changesSession) pool.discard(session);
    else pool.release(session);
  }

  async function run(session: Session, request: QueryRequest, sql: string, sink: Sink, signal: AbortSignal) {
    const { statement } = request;
    if (statement.verb === 'INSERT') {
      const data = request.data.length === 0 ? noData : request.data;
      const result = await binding.InsertRawAsyncConnection(session.connection, sql, data, false);
      sink.begin({ read_rows: 0, read_bytes: 0, written_rows: result.rowsWritten, written_bytes: result.bytesWritten });
      return;
    }
    if (canStream(request)) return stream(session, sql, request.format, sink, signal);
    const result = await binding.QueryAsyncConnection(session.connection, sql, request.format);
    sink.begin({ read_rows: result.rowsRead, read_bytes: result.bytesRead, written_rows: 0, written_bytes: 0 });
    await sink.write(result.bytes);
  }

  async function stream(session: Session, sql: string, format: string, sink: Sink, signal: AbortSignal) {
    const handle = binding.StreamQuery(session.connection, sql, format);
    try {
      let begun = false;
      for (;;) {
        const chunk = await binding.StreamFetch(handle);
        // Begun only now, so that an error before the first row is still answered with its code.
        if (!begun) sink.begin(undefined);
        begun = true;
        if (chunk.done) return;
        await sink.write(chunk.bytes);
        signal.throwIfAborted();
      }
    } finally {
      binding.StreamCancel(handle);
    }
  }

  return {
    execute: (request, sink, signal) => {
      const done = execute(request, sink, signal);
      running.add(done);
      const forget = () => running.delete(done);
      done.then(forget, forget);
      return done;
    },
    settled: async () => {
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
}

/**
 * Streaming keeps memory flat, but the engine plans a streamed query on our only thread, sub-queries included: only
 * plain scans stream, whose planning is short.
 */
function canStream(request: QueryRequest): boolean {
  const { statement, wish } = request;
  if (!statement.isPlainScan || wish.settings.get('output_format_json_array_of_rows') === '1') return false;
  return streamable.test(statement.format ?? request.format);
}

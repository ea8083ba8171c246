import { timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { codeOf, FrontError, statusOf, textOf } from './errors.ts';
import type { Executor, Sink } from './execute.ts';
import { readRequest } from './request.ts';

/** ClickHouse's HTTP interface, as much of it as clients of one user on loopback use. */
export function httpFront(options: { executor: Executor; secret: string; version: string }): Server {
  const { executor, secret } = options;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://front');
    if (url.pathname === '/ping' || url.pathname === '/replicas_status') return void response.end('Ok.\n');
    const leaving = new AbortController();
    response.on('close', () => {
      if (!response.writableFinished) leaving.abort(new FrontError(394, 'The client went away', 'QUERY_WAS_CANCELLED'));
    });
    try {
      if (url.pathname !== '/') throw new FrontError(47, `There is no handle ${url.pathname}`, 'UNKNOWN_IDENTIFIER');
      if (!isAuthorised(request, url, secret)) {
        throw new FrontError(516, 'default: Authentication failed', 'AUTHENTICATION_FAILED');
      }
      const query = await readRequest(request, url);
      response.setHeader('X-ClickHouse-Query-Id', query.queryId);
      response.setHeader('X-ClickHouse-Timezone', 'UTC');
      const format = query.statement.format ?? query.format;
      response.setHeader('X-ClickHouse-Format', format);
      response.setHeader('Content-Type', contentType(format));
      await executor.execute(query, sinkFor(response), leaving.signal);
      response.end();
    } catch (error) {
      refuse(request, response, error);
    }
  }

  // Parameters travel in the address: lists of thousands of ids. As long as a ClickHouse server takes by default.
  const server = createServer({ maxHeaderSize: 1_048_576 }, (request, response) => {
    // Errors of the socket are followed by `close`, which ends the query.
    response.on('error', () => undefined);
    void answer(request, response);
  });
  // Longer than any client keeps an idle connection, so that we never close one it is about to use.
  server.keepAliveTimeout = 75_000;
  server.requestTimeout = 0;
  return server;
}

function sinkFor(response: ServerResponse): Sink {
  return {
    begin: (summary) => {
      if (summary !== undefined) {
        const counters = Object.entries(summary).map(([name, value]) => [name, String(value)]);
        response.setHeader('X-ClickHouse-Summary', JSON.stringify(Object.fromEntries(counters)));
      }
      response.writeHead(200);
    },
    write: async (bytes) => {
      if (bytes.length === 0 || response.destroyed || response.write(bytes)) return;
      await Promise.race([once(response, 'drain'), once(response, 'close')]);
    },
  };
}

function refuse(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  // Half an answer is out: breaking the connection is the only way left to say that it is not the whole.
  if (response.headersSent) return void response.destroy();
  const code = codeOf(error);
  response.setHeader('X-ClickHouse-Exception-Code', String(code));
  response.setHeader('Content-Type', 'text/plain; charset=UTF-8');
  // What is left of a body we did not read would otherwise be taken for the next request.
  if (!request.complete) response.setHeader('Connection', 'close');
  response.writeHead(statusOf(code)).end(`${textOf(error)}\n`);
}

function isAuthorised(request: IncomingMessage, url: URL, secret: string): boolean {
  const header = (name: string) => request.headers[name]?.toString();
  const basic = /^Basic (.+)$/i.exec(header('authorization') ?? '')?.[1];
  const [basicUser, ...basicPassword] = Buffer.from(basic ?? '', 'base64')
    .toString()
    .split(':');
  const user = header('x-clickhouse-user') ?? (basicUser || url.searchParams.get('user')) ?? 'default';
  const password =
    header('x-clickhouse-key') ??
    (basic === undefined ? (url.searchParams.get('password') ?? '') : basicPassword.join(':'));
  const [given, wanted] = [Buffer.from(password), Buffer.from(secret)];
  return user === 'default' && given.length === wanted.length && timingSafeEqual(given, wanted);
}

function contentType(format: string): string {
  if (/^(JSONEachRow|NDJSON|JSONLines|JSONCompactEachRow)/i.test(format)) return 'application/x-ndjson; charset=UTF-8';
  if (/^JSON/i.test(format)) return 'application/json; charset=UTF-8';
  if (/^CSV/i.test(format)) return 'text/csv; charset=UTF-8';
  if (/^(TSV|TabSeparated)/i.test(format)) return 'text/tab-separated-values; charset=UTF-8';
  return 'application/octet-stream';
}

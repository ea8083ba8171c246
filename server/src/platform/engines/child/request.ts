import type { IncomingMessage } from 'node:http';
import { type Readable } from 'node:stream';
import { createGunzip, createInflate } from 'node:zlib';
import { FrontError } from './errors.ts';
import type { SessionWish } from './sessions.ts';
import { readStatement, type Statement } from './statement.ts';
import { isSettingName } from './store.ts';

export type QueryRequest = {
  queryId: string;
  statement: Statement;
  /** The statement, without the data of an INSERT. */
  sql: string;
  data: Buffer;
  /** Output format for a statement that names none. */
  format: string;
  wish: SessionWish;
};

export const bodyLimit = 256 * 1024 * 1024;
/** Where to look for the end of the statement when data follows it in the same body. */
const statementLimit = 1024 * 1024;

/** URL parameters that are no settings. What is about transport does not apply on loopback. */
const ownParameters = new Set(
  'query query_id database user password default_format wait_end_of_query buffer_size compress decompress enable_http_compression send_progress_in_http_headers cancel_http_readonly_queries_on_client_close quota_key client_protocol_version'.split(
    ' ',
  ),
);

/** Reads a request as ClickHouse's HTTP interface does. Throws FrontError for what it cannot do. */
export async function readRequest(request: IncomingMessage, url: URL): Promise<QueryRequest> {
  const parameters = url.searchParams;
  const body = await readBody(request);
  const settings = new Map<string, string>();
  const params = new Map<string, string>();
  for (const [name, value] of parameters) {
    if (name === 'session_id' || name === 'role') {
      throw new FrontError(48, `the embedded ClickHouse has no ${name}: use a ClickHouse server`, 'NOT_IMPLEMENTED');
    }
    if (ownParameters.has(name) || name.startsWith('http_')) continue;
    if (!isSettingName(name)) throw new FrontError(115, `Unknown setting '${name}'`, 'UNKNOWN_SETTING');
    if (name.startsWith('param_')) params.set(name.slice('param_'.length), value);
    else settings.set(name, value);
  }

  const header = (name: string) => request.headers[name]?.toString();
  const { sql, data, statement } = splitStatement(parameters.get('query') ?? '', body);
  if (statement.verb === '') throw new FrontError(62, 'Empty query', 'SYNTAX_ERROR');
  if (statement.several) throw new FrontError(62, 'Multi-statements are not allowed', 'SYNTAX_ERROR');
  if (request.method === 'GET' && ['INSERT', 'CREATE', 'ALTER', 'DROP', 'TRUNCATE'].includes(statement.verb)) {
    throw new FrontError(164, 'Cannot execute query in readonly mode: use POST', 'READONLY');
  }
  return {
    queryId: parameters.get('query_id') || crypto.randomUUID(),
    statement,
    sql,
    data,
    format: parameters.get('default_format') ?? header('x-clickhouse-format') ?? 'TabSeparated',
    wish: {
      database: parameters.get('database') || header('x-clickhouse-database') || 'default',
      settings,
      params,
    },
  };
}

/** The statement is the `query` parameter followed by the body, as the server joins them. */
function splitStatement(query: string, body: Buffer): { sql: string; data: Buffer; statement: Statement } {
  if (query !== '') {
    const statement = readStatement(query);
    if (statement.dataAt !== undefined) {
      const inline = query.slice(statement.dataAt).trim();
      const data = inline === '' ? body : Buffer.concat([Buffer.from(`${inline}\n`), body]);
      return { sql: query.slice(0, statement.dataAt), data, statement };
    }
    if (body.length === 0) return { sql: query, data: body, statement };
    return splitStatement('', Buffer.concat([Buffer.from(`${query}\n`), body]));
  }
  // One byte, one character: positions in the text are positions in the body, and data need not be UTF-8.
  const statement = readStatement(body.toString('latin1', 0, statementLimit));
  const end = statement.dataAt ?? body.length;
  return { sql: body.toString('utf8', 0, end), data: afterLineEnd(body.subarray(end)), statement };
}

/** The line end after `FORMAT name` belongs to neither the statement nor, in a binary format, the data. */
function afterLineEnd(data: Buffer): Buffer {
  const [, lineEnd] = /^([ \t]*\r?\n)/.exec(data.toString('latin1', 0, 64)) ?? [];
  return data.subarray(lineEnd?.length ?? 0);
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const encoding = request.headers['content-encoding'] ?? 'identity';
  const stream = decoded(request, encoding);
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > bodyLimit) {
      throw new FrontError(307, `Request body above ${bodyLimit} bytes: insert in smaller batches`, 'TOO_MANY_BYTES');
    }
    chunks.push(chunk);
  }
  return chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks, length);
}

function decoded(request: IncomingMessage, encoding: string): Readable {
  if (encoding === 'identity') return request;
  const decoder = encoding === 'gzip' ? createGunzip() : encoding === 'deflate' ? createInflate() : undefined;
  if (decoder === undefined) {
    throw new FrontError(48, `Content-Encoding ${encoding} is not supported: use gzip`, 'NOT_IMPLEMENTED');
  }
  request.on('error', (error) => decoder.destroy(error));
  return request.pipe(decoder);
}

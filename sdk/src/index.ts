import createFetchClient, { type Client } from 'openapi-fetch';
import type { components, paths } from './schema.d.ts';

export type { components, paths } from './schema.d.ts';

/** What every failed call answers with (RFC 9457, with a remedy and the faulty fields). */
export type Problem = components['schemas']['Problem'];

export type RapportClient = Client<paths>;

export interface ClientOptions {
  /** Where the server is: "https://crm.example.com". In a browser on the same address, leave it out. */
  baseUrl?: string;
  /** For example `{ Authorization: 'Bearer sk_…' }`. */
  headers?: Record<string, string>;
  fetch?: typeof fetch;
}

/**
 * A client typed by the server's OpenAPI document.
 * @example
 * const rapport = createClient({ baseUrl: 'http://127.0.0.1:3000', headers: { Authorization: 'Bearer sk_…' } });
 * const { data, error } = await rapport.GET('/api/v1/profiles', { params: { query: { email: 'ada@example.com' } } });
 */
export const createClient = (options: ClientOptions = {}): RapportClient =>
  createFetchClient<paths>({
    baseUrl: options.baseUrl ?? '',
    headers: options.headers,
    ...(options.fetch ? { fetch: (request: Request) => options.fetch!(request) } : {}),
  });

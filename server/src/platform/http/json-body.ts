import { Problem } from '../../kernel/problem.ts';

const decoder = new TextDecoder('utf-8', { fatal: true });

const malformed = (detail: string, remedy: string): Problem =>
  new Problem({ status: 400, code: 'malformed_json', title: 'The body is not JSON', detail, remedy });

/**
 * Bytes to a JSON value: invalid UTF-8, NUL characters and keys that could reach an object's prototype are refused
 * with the place and the remedy.
 */
export function parseJsonBody(bytes: Buffer): unknown {
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    throw malformed('The body is not valid UTF-8.', 'Encode the body as UTF-8.');
  }
  if (text.trim() === '') throw malformed('The body is empty.', 'Send a JSON document.');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw malformed(error instanceof Error ? error.message : 'not JSON', 'Send one valid JSON document.');
  }
  // Cheap look at the text first: walking every body would cost the ingest path for nothing.
  if (/__proto__|"constructor"|\\u0000|\\u005[fF]|\\u00(?:63|43)/.test(text)) inspect(value, '');
  return value;
}

function inspect(value: unknown, path: string): void {
  if (typeof value === 'string') {
    if (value.includes('\u0000')) throw unsafe(path, 'has a NUL character', 'Remove the NUL character.');
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    const here = `${path}/${key}`;
    if (
      key === '__proto__' ||
      (key === 'constructor' && typeof child === 'object' && child !== null && 'prototype' in child)
    ) {
      throw unsafe(here, 'is not an allowed key', 'Rename the key.');
    }
    if (key.includes('\u0000')) throw unsafe(path, 'has a key with a NUL character', 'Remove the NUL character.');
    inspect(child, here);
  }
}

const unsafe = (path: string, message: string, remedy: string): Problem =>
  new Problem({
    status: 400,
    code: 'unsafe_json',
    title: 'The body has content that is not allowed',
    detail: `${path || '/'} ${message}.`,
    remedy,
    errors: [{ path: path || '/', message }],
  });

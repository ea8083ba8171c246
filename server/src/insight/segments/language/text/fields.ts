import { quotedName } from './quoting.ts';
import type { Reader } from './reader.ts';
import { tokensOf } from './tokens.ts';

/** Names of properties: plain where they read as one word, else in quotes. */

const reserved = new Set(['and', 'or', 'not', 'but', 'any', 'of', 'where', 'with', 'number', 'properties']);

export const isOneWord = (name: string): boolean => {
  const [only, end] = tokensOf(name);
  return only?.type === 'word' && only.text === name && end?.type === 'end' && !reserved.has(only.key);
};

export const fieldText = (field: string): string => (isOneWord(field) ? field : quotedName(field));

export function readField(r: Reader): string {
  const token = r.peek();
  if (token.type !== 'word' && token.type !== 'string') return r.expected('the name of a property');
  if (token.type === 'string' && token.key === '') r.fail('A name cannot be empty.', token);
  r.next();
  return token.type === 'string' ? token.key : token.text;
}

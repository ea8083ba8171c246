import { randomBytes } from 'node:crypto';
import { randomToken, sha256 } from '../../../platform/crypto/index.ts';
import type { KeyKind } from '../tables.ts';

/** `pk_<id>_<secret>` may only add; `sk_<id>_<secret>` may do what its scopes say. */
export type KeyText = { kind: KeyKind; id: string; secret: string };

const pattern = /^(pk|sk)_([0-9a-f]{16})_([A-Za-z0-9_-]{43})$/;
const prefixes: Record<KeyKind, string> = { write: 'pk', secret: 'sk' };

export function parseKey(text: string): KeyText | null {
  const match = pattern.exec(text);
  if (!match) return null;
  const [, prefix, id = '', secret = ''] = match;
  return { kind: prefix === 'pk' ? 'write' : 'secret', id, secret };
}

export const formatKey = ({ kind, id, secret }: KeyText): string => `${prefixes[kind]}_${id}_${secret}`;

/** What may be shown of a key later. */
export const keyHint = (kind: KeyKind, id: string): string => `${prefixes[kind]}_${id}_…`;

export const newKeyId = (): string => randomBytes(8).toString('hex');
export const newSecret = (): string => randomToken(32);

/** 32 random bytes need no slow hash. */
export const hashSecret = (secret: string): Buffer => sha256(secret);

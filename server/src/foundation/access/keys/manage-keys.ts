import type { Permission } from '../../../kernel/actor.ts';
import { decodeCursor, toPage, type Page } from '../../../kernel/pagination.ts';
import { conflict, invalid, notFound } from '../../../kernel/problem.ts';
import { transact, type Context } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/postgres/index.ts';
import { audit } from '../../audit/index.ts';
import { mayNotCover } from '../errors.ts';
import { covers, writeKeyScopes } from '../rules.ts';
import { insertKey, keysOf, lockKey, replaceHash, revokeKeyRow, updateKey } from '../store.keys.ts';
import type { KeyKind, KeyRow } from '../tables.ts';
import { formatKey, hashSecret, keyHint, newKeyId, newSecret } from './key-text.ts';
import { keyringOf } from './keyring.ts';

export type Key = {
  id: string;
  kind: KeyKind;
  name: string;
  scopes: Permission[];
  /** Prefix and id: enough to recognise it. */
  hint: string;
  createdAt: string;
  rotatedAt: string | null;
  /** Until when the secret before the last rotation works. */
  previousValidUntil: string | null;
  expiresAt: string | null;
  revokedAt: string | null;
  lastUsedAt: string | null;
};
/** `key` is the whole key, given this once. */
export type KeyWithSecret = Key & { key: string };

export type NewKey = {
  kind: KeyKind;
  name: string;
  /** Of a secret key; a write key has its own fixed ones. */
  scopes?: readonly Permission[] | undefined;
  expiresAt?: Date | undefined;
};

export const createKey = (ctx: Context, given: NewKey): Promise<KeyWithSecret> =>
  transact(ctx, (tx) => createKeyIn(ctx, tx, given));

/** `createKey` in a transaction of the caller. */
export async function createKeyIn(ctx: Context, tx: Tx, given: NewKey): Promise<KeyWithSecret> {
  const scopes = given.kind === 'write' ? writeKeyScopes : [...new Set(given.scopes ?? [])];
  const now = ctx.platform.clock.now();
  if (scopes.length === 0) {
    throw invalid('The key would open nothing.', [{ path: '/scopes', message: 'Name at least one permission.' }]);
  }
  if (given.expiresAt !== undefined && given.expiresAt <= now) {
    throw invalid('The key would never work.', [{ path: '/expiresAt', message: 'Choose a time to come.' }]);
  }
  if (!covers(ctx.actor, scopes)) throw mayNotCover();
  const id = newKeyId();
  const secret = newSecret();
  const row = await insertKey(tx, ctx.workspaceId, {
    id,
    kind: given.kind,
    name: given.name,
    scopes,
    hash: hashSecret(secret),
    createdBy: ctx.actor.type === 'user' ? ctx.actor.userId : null,
    createdAt: now,
    expiresAt: given.expiresAt ?? null,
  });
  await audit(ctx, tx, {
    action: 'key.created',
    entity: 'key',
    entityId: id,
    changes: { kind: given.kind, name: given.name, scopes: [...scopes] },
  });
  return { ...shown(row), key: formatKey({ kind: given.kind, id, secret }) };
}

export async function listKeys(ctx: Context, page: { cursor?: string | undefined; limit: number }): Promise<Page<Key>> {
  const cursor = decodeCursor(page.cursor, 2);
  const before = cursor === null ? null : { createdAt: new Date(Number(cursor[0])), id: String(cursor[1]) };
  const rows = await transact(ctx, (tx) => keysOf(tx, ctx.workspaceId, before, page.limit + 1));
  return toPage(rows.map(shown), page.limit, (key) => [Date.parse(key.createdAt), key.id]);
}

export const changeKey = (
  ctx: Context,
  id: string,
  changes: { name?: string | undefined; scopes?: readonly Permission[] | undefined },
): Promise<Key> =>
  changing(ctx, id, async (tx, before) => {
    if (before.kind === 'write' && changes.scopes !== undefined) {
      throw invalid('The scopes of a write key are fixed.', [{ path: '/scopes', message: 'Leave the scopes out.' }]);
    }
    if (!covers(ctx.actor, changes.scopes ?? [])) throw mayNotCover();
    const row = await updateKey(tx, ctx.workspaceId, id, changes);
    const { name, scopes } = row;
    await audit(ctx, tx, { action: 'key.updated', entity: 'key', entityId: id, changes: { name, scopes } });
    return shown(row);
  });

/** A new secret under the same id. The old one works for `overlapHours` more, so that every place can be changed. */
export const rotateKey = (ctx: Context, id: string, overlapHours: number): Promise<KeyWithSecret> =>
  changing(ctx, id, async (tx, before) => {
    const now = ctx.platform.clock.now();
    const secret = newSecret();
    const previousUntil = new Date(now.getTime() + overlapHours * 3_600_000);
    const row = await replaceHash(tx, ctx.workspaceId, id, { hash: hashSecret(secret), previousUntil, now });
    await audit(ctx, tx, { action: 'key.rotated', entity: 'key', entityId: id, changes: { overlapHours } });
    return { ...shown(row), key: formatKey({ kind: before.kind, id, secret }) };
  });

/** Felt here at once and within a second in every other process. Safe to repeat. */
export async function revokeKey(ctx: Context, id: string): Promise<void> {
  await transact(ctx, async (tx) => {
    const row = await lockKey(tx, ctx.workspaceId, id);
    if (!row) throw notFound('key');
    if (row.revoked_at !== null) return;
    await revokeKeyRow(tx, ctx.workspaceId, id, ctx.platform.clock.now());
    await audit(ctx, tx, { action: 'key.revoked', entity: 'key', entityId: id });
  });
  keyringOf(ctx.platform).forget(id);
}

async function changing<T>(ctx: Context, id: string, work: (tx: Tx, before: KeyRow) => Promise<T>): Promise<T> {
  const result = await transact(ctx, async (tx) => {
    const before = await lockKey(tx, ctx.workspaceId, id);
    if (!before) throw notFound('key');
    if (before.revoked_at !== null) throw conflict('key_revoked', 'The key has been revoked.', 'Create a new key.');
    if (!covers(ctx.actor, before.scopes)) throw mayNotCover();
    return work(tx, before);
  });
  keyringOf(ctx.platform).forget(id);
  return result;
}

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

const shown = (row: KeyRow): Key => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  scopes: row.scopes,
  hint: keyHint(row.kind, row.id),
  createdAt: row.created_at.toISOString(),
  rotatedAt: iso(row.rotated_at),
  previousValidUntil: iso(row.previous_valid_until),
  expiresAt: iso(row.expires_at),
  revokedAt: iso(row.revoked_at),
  lastUsedAt: iso(row.last_used_at),
});

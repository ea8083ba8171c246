import { timingSafeEqual } from 'node:crypto';
import { unauthenticated, type Problem } from '../../../kernel/problem.ts';
import type { Platform } from '../../../platform/context.ts';
import { keyById, markUsed } from '../store.keys.ts';
import type { KeyRow } from '../tables.ts';
import { hashSecret, parseKey } from './key-text.ts';

/** A revoked key may be let in for as long as its row is remembered, in every process. */
const rememberedMs = 900;
const rememberedKeys = 5000;
const usedEveryMs = 60_000;

export type Keyring = {
  /** @throws Problem 401 when the key is unknown, wrong, revoked or expired */
  verify(text: string): Promise<KeyRow>;
  /** Makes a change felt at once in this process. */
  forget(id: string): void;
};

const rings = new WeakMap<Platform, Keyring>();

export function keyringOf(platform: Platform): Keyring {
  const known = rings.get(platform);
  if (known) return known;
  const ring = createKeyring(platform);
  rings.set(platform, ring);
  return ring;
}

function createKeyring(platform: Platform): Keyring {
  const { postgres, clock, log } = platform;
  const remembered = new Map<string, { row: Promise<KeyRow | null>; askedAt: number }>();
  const usedAt = new Map<string, number>();

  const rowOf = (id: string): Promise<KeyRow | null> => {
    const now = performance.now();
    const known = remembered.get(id);
    if (known && now - known.askedAt < rememberedMs) return known.row;
    const row = keyById(postgres.system, id);
    remembered.delete(id);
    remembered.set(id, { row, askedAt: now });
    row.catch(() => remembered.delete(id));
    dropOldest(remembered);
    return row;
  };

  const noteUse = (id: string): void => {
    const now = clock.now();
    if (now.getTime() - (usedAt.get(id) ?? Number.NEGATIVE_INFINITY) < usedEveryMs) return;
    usedAt.set(id, now.getTime());
    dropOldest(usedAt);
    // Not waited for: a request is not slower for it, and the next minute writes it again.
    markUsed(postgres.system, id, now).catch(() => log.warn({ keyId: id }, 'last use of a key was not written'));
  };

  return {
    verify: async (text) => {
      const parsed = parseKey(text);
      if (!parsed) throw unauthenticated('This is not a key of this installation.');
      const row = await rowOf(parsed.id);
      const fault = faultOf(row, parsed.kind, hashSecret(parsed.secret), clock.now());
      if (fault) throw fault;
      noteUse(parsed.id);
      return row!;
    },
    forget: (id) => {
      remembered.delete(id);
    },
  };
}

const nothing = Buffer.alloc(32);

/** Nothing about a key is told before its secret has matched. */
function faultOf(row: KeyRow | null, kind: KeyRow['kind'], hash: Buffer, now: Date): Problem | null {
  const current = timingSafeEqual(hash, row?.hash ?? nothing);
  const previous = timingSafeEqual(hash, row?.previous_hash ?? nothing);
  const overlap = row?.previous_valid_until != null && now < row.previous_valid_until;
  if (!row || row.kind !== kind || !(current || (previous && overlap))) return unauthenticated('The key is not valid.');
  if (row.revoked_at !== null) return unauthenticated('The key has been revoked.');
  if (row.expires_at !== null && row.expires_at <= now) return unauthenticated('The key has expired.');
  return null;
}

function dropOldest(map: Map<string, unknown>): void {
  if (map.size <= rememberedKeys) return;
  const oldest = map.keys().next();
  if (!oldest.done) map.delete(oldest.value);
}

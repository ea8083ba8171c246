import { timingSafeEqual } from 'node:crypto';
import type { Vault } from '../../../platform/crypto/index.ts';

/** What a link in a message carries: numbers and a signature over them, never an address or a target. */
export type LinkPurpose = 'open' | 'click' | 'unsubscribe';

/** Workspace and send, for a click also the link. */
type Numbers = readonly number[];

const purposes: Record<LinkPurpose, number> = { open: 1, click: 2, unsubscribe: 3 };
const key = 'delivery.links';
/** The largest numbers a block has room for. */
const room = [2 ** 32 - 1, 2 ** 48 - 1, 2 ** 40 - 1] as const;

export const makeToken = (vault: Vault, purpose: LinkPurpose, numbers: Numbers): string =>
  makeTokens(vault, [{ purpose, numbers }])[0]!;

/** All tokens of a message with one call of the cipher. */
export function makeTokens(vault: Vault, wanted: readonly { purpose: LinkPurpose; numbers: Numbers }[]): string[] {
  const blocks = Buffer.alloc(wanted.length * 16);
  wanted.forEach(({ purpose, numbers }, i) => writeBlock(blocks, i * 16, purpose, numbers));
  const tags = vault.tags(key, blocks);
  return wanted.map(
    ({ numbers }, i) =>
      `${numbers.map((n) => n.toString(36)).join('.')}.${tags.toString('base64url', i * 16, i * 16 + 16)}`,
  );
}

/** Every number has its place, so two different tokens never share a block. */
function writeBlock(
  blocks: Buffer,
  at: number,
  purpose: LinkPurpose,
  [workspaceId = 0, sendId = 0, linkId = 0]: Numbers,
): void {
  blocks.writeUInt8(purposes[purpose], at);
  blocks.writeUInt32BE(workspaceId, at + 1);
  blocks.writeUIntBE(sendId, at + 5, 6);
  blocks.writeUIntBE(linkId, at + 11, 5);
}

/** The numbers of a token we made for this purpose, else null. */
export function readToken(vault: Vault, purpose: LinkPurpose, token: string, count: 2 | 3): number[] | null {
  if (!/^[0-9a-z]{1,11}(?:\.[0-9a-z]{1,11}){1,2}\.[\w-]{22}$/.test(token)) return null;
  const parts = token.split('.');
  const signature = parts.pop() ?? '';
  const numbers = parts.map((part) => Number.parseInt(part, 36));
  // Written as we write them, or a changed token would still pass.
  if (parts.length !== count || numbers.some((n, i) => n > (room[i] ?? 0) || n.toString(36) !== parts[i])) return null;
  const given = Buffer.from(signature, 'base64url');
  if (given.toString('base64url') !== signature) return null;
  const block = Buffer.alloc(16);
  writeBlock(block, 0, purpose, numbers);
  return timingSafeEqual(given, vault.tags(key, block)) ? numbers : null;
}

import type { Vault } from '../../../platform/crypto/index.ts';

/** What a link in a message carries: numbers and a signature over them, never an address or a target. */
export type LinkPurpose = 'open' | 'click' | 'unsubscribe';

export function makeToken(vault: Vault, purpose: LinkPurpose, numbers: readonly number[]): string {
  const body = numbers.map((n) => n.toString(36)).join('.');
  return `${body}.${vault.sign(`delivery.${purpose}`, body)}`;
}

/** The numbers of a token we made for this purpose, else null. */
export function readToken(vault: Vault, purpose: LinkPurpose, token: string, count: number): number[] | null {
  if (!/^[0-9a-z]{1,11}(?:\.[0-9a-z]{1,11}){1,2}\.[\w-]{22}$/.test(token)) return null;
  const cut = token.lastIndexOf('.');
  const body = token.slice(0, cut);
  const signature = token.slice(cut + 1);
  // 22 base64url digits hold 132 bits: the spare ones must be as we write them, or a changed link would still pass.
  if (Buffer.from(signature, 'base64url').toString('base64url') !== signature) return null;
  const parts = body.split('.');
  if (parts.length !== count || !vault.verify(`delivery.${purpose}`, body, signature)) return null;
  return parts.map((part) => Number.parseInt(part, 36));
}

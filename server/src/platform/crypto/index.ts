import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
  type Cipher,
} from 'node:crypto';

export const randomToken = (bytes = 32): string => randomBytes(bytes).toString('base64url');

export const sha256 = (value: string | Buffer): Buffer => createHash('sha256').update(value).digest();

/** First 16 bytes of SHA-256 as a UUID-shaped string: a stable key for any caller-given id. */
export function stableUuid(...parts: readonly string[]): string {
  const hex = createHash('sha256').update(parts.join('\u0000')).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}

/** Signing and sealing with keys derived (HKDF, RFC 5869) from one installation secret, one key per purpose. */
export type Vault = {
  /** HMAC-SHA256, base64url, cut to 16 bytes: unforgeable and short enough for links. */
  sign(purpose: string, message: string): string;
  verify(purpose: string, message: string, signature: string): boolean;
  /**
   * A 16-byte tag for each 16-byte block, all in one call: AES-256 of the block. Unforgeable because a message is
   * exactly one block, in which the caller gives every bit its meaning.
   */
  tags(purpose: string, blocks: Buffer): Buffer;
  /** AES-256-GCM; the text carries its own nonce. */
  seal(purpose: string, plain: string): string;
  open(purpose: string, sealed: string): string;
};

export function createVault(secret: string): Vault {
  const keys = new Map<string, Buffer>();
  const keyFor = (purpose: string): Buffer => {
    const cached = keys.get(purpose);
    if (cached) return cached;
    const key = Buffer.from(hkdfSync('sha256', secret, 'rapport', purpose, 32));
    keys.set(purpose, key);
    return key;
  };
  const taggers = new Map<string, Cipher>();
  const taggerFor = (purpose: string): Cipher => {
    const cached = taggers.get(purpose);
    if (cached) return cached;
    const cipher = createCipheriv('aes-256-ecb', keyFor(purpose), null).setAutoPadding(false);
    taggers.set(purpose, cipher);
    return cipher;
  };
  const mac = (purpose: string, message: string) =>
    createHmac('sha256', keyFor(purpose)).update(message).digest().subarray(0, 16);
  return {
    sign: (purpose, message) => mac(purpose, message).toString('base64url'),
    verify: (purpose, message, signature) => {
      const given = Buffer.from(signature, 'base64url');
      const expected = mac(purpose, message);
      return given.length === expected.length && timingSafeEqual(given, expected);
    },
    tags: (purpose, blocks) => {
      if (blocks.length % 16 !== 0) throw new RangeError('a block has 16 bytes');
      return taggerFor(purpose).update(blocks);
    },
    seal: (purpose, plain) => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', keyFor(purpose), nonce);
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
    },
    open: (purpose, sealed) => {
      const bytes = Buffer.from(sealed, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', keyFor(purpose), bytes.subarray(0, 12));
      decipher.setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
    },
  };
}

/** ASCII with CRLF, whole or in parts: what many messages have in common they share. */
export type Raw = string | readonly (string | Buffer)[];

export const rawText = (raw: Raw): string =>
  typeof raw === 'string'
    ? raw
    : raw.map((part) => (typeof part === 'string' ? part : part.toString('latin1'))).join('');

/** One message for one address, complete. */
export type OutgoingMail = {
  sendId: number | null;
  messageId: string;
  from: string;
  to: string;
  subject: string;
  raw: Raw;
};

/** What the other side made of it. */
export type Reply =
  | { kind: 'accepted'; text: string }
  /** SMTP said no; `code` has three digits */
  | { kind: 'refused'; code: number; text: string }
  /** No connection, or it broke. afterData: nobody knows whether the message was taken. */
  | { kind: 'lost'; afterData: boolean; text: string };

export type Connection = { deliver(mail: OutgoingMail): Promise<Reply>; usable(): boolean; close(): void };

/** A way out of the house. Each vendor has a folder here with the same files. */
export type Transport = {
  name: string;
  /** connections that may be open at once */
  concurrency: number;
  /** @throws Error when the other side cannot be reached or refuses us */
  connect(): Promise<Connection>;
  close(): void;
};

/** A way out that an address opens: `smtp://user:password@host:587`. */
export type AddressedProvider = {
  /** What its addresses begin with: `smtp:`. */
  schemes: readonly string[];
  /** What is shown of an address: no secret. @throws Problem 422 for one that is not usable */
  placeOf(url: string): { host: string; port: number };
  /** Connects and signs in, sends nothing. @throws Error with what the other side said */
  knock(url: string): Promise<void>;
  open(url: string): Transport;
};

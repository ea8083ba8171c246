import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { JsonObject } from '../../../kernel/json.ts';
import { stableUuid } from '../../../platform/crypto/index.ts';
import { readIdentifiers, zodErrors, type Message, type Read } from '../../events/index.ts';
import { creditNoteInput, orderInput } from '../document.ts';
import { AmountError } from '../rules/amounts.ts';
import { normalCreditNote, normalOrder } from '../rules/normal-order.ts';

const text = (maximum: number) => z.string().max(maximum);

export const customerInput = z
  .strictObject({
    email: text(300).nullish(),
    phone: text(60).nullish(),
    externalId: z.union([text(300), z.number()]).nullish(),
    anonymousId: text(300).nullish(),
    store: z.record(text(60), z.union([text(300), z.number()])).nullish(),
    country: text(100).nullish().describe('To read a national phone number: ISO 3166-1 alpha-2'),
  })
  .describe('Who bought; leave out for a guest without any identifier');

const envelope = {
  customer: customerInput.optional(),
  backfill: z.boolean().optional().describe('History: triggers nothing'),
};

export const orderRow = z
  .union([creditNoteInput.extend(envelope), orderInput.extend(envelope)])
  .meta({ id: 'NewOrder' });

/** One order or credit note of a request as a message, or what is wrong with it. */
export function readOrderRow(raw: unknown, path: string, scope: { now: number; source: string }): Read {
  const parsed = orderRow.safeParse(raw);
  if (!parsed.success) return { errors: zodErrors(parsed.error, path) };
  const { customer, backfill = false, ...document } = parsed.data;
  const { who, errors } = readIdentifiers(customer ?? {}, `${path}/customer`);
  if (errors.length > 0) return { errors };
  const time = Date.parse(document.type === 'order' ? document.placedAt : document.issuedAt);
  try {
    if (document.type === 'order') normalOrder(document, new Date(scope.now));
    else normalCreditNote(document, new Date(scope.now));
  } catch (error) {
    if (error instanceof AmountError) return { errors: [{ path, message: error.message }] };
    throw error;
  }
  const content = JSON.stringify([document, who]);
  return {
    message: orderMessage({
      // the same version sent again is the same message; without a version every sending is news
      key: document.updatedAt === undefined && !backfill ? randomUUID() : stableUuid('order', content),
      time,
      who,
      data: document as unknown as JsonObject,
      source: scope.source,
      backfill,
    }),
  };
}

export const orderMessage = (
  parts: Pick<Message, 'key' | 'time' | 'who' | 'data' | 'source' | 'backfill'>,
): Message => ({
  ...parts,
  kind: 'order',
  name: typeof parts.data.type === 'string' ? parts.data.type : 'order',
  trusted: true,
});

import { atRate } from './currencies.ts';
import type { SampleEvent, SamplePerson } from './facts.ts';
import { storeTime, storeTimeOrNull } from './instants.ts';
import type { PersonIds, RecordScope } from './records.ts';
import { type TextBuffer, textBuffer } from './text-buffer.ts';
import { mailTotals, orderTotals } from './totals.ts';

export const copyTables = ['profiles', 'profile_aliases', 'orders', 'order_lines'] as const;
export type CopyTable = (typeof copyTables)[number];

/** Rows as the event store's tables take them: names of the columns, and a line (JSONCompactEachRow) each. */
export type CopyRows = { columns: readonly string[]; lines: TextBuffer };
export type Copies = Record<CopyTable, CopyRows>;
export const emptyCopies = (): Copies => ({
  profiles: { columns: [], lines: textBuffer() },
  profile_aliases: { columns: [], lines: textBuffer() },
  orders: { columns: [], lines: textBuffer() },
  order_lines: { columns: [], lines: textBuffer() },
});

type Copy = Record<string, unknown>;

function add(rows: CopyRows, copy: Copy): void {
  if (rows.columns.length === 0) rows.columns = Object.keys(copy);
  rows.lines.append(`${JSON.stringify(Object.values(copy))}\n`);
}

// Later copies of a changed profile or order always win over the sample's.
const version = 0;

/** Adds the copies of a person and their orders that segments and reports read. */
export function addCopies(copies: Copies, scope: RecordScope, person: SamplePerson, ids: PersonIds): void {
  const workspace_id = scope.workspaceId;
  add(copies.profiles, profileCopy(scope, person, ids.profile));
  if (ids.device !== undefined)
    add(copies.profile_aliases, { workspace_id, from_id: ids.device, to_id: ids.profile, version });
  person.orders.forEach((order, i) => {
    const amount = (minor: number): number => atRate(minor, order.rate);
    const shared = {
      workspace_id,
      order_id: ids.orders[i],
      version,
      deleted: 0,
      profile_id: ids.profile,
      placed_at: storeTime(order.placedAt),
    };
    add(copies.orders, {
      ...shared,
      cancelled_at: storeTimeOrNull(order.cancelled?.at ?? null),
      gross: order.baseTotal,
      refunded: order.baseRefunded,
      discount: amount(order.discount),
      items: order.lines.reduce((sum, line) => sum + line.quantity, 0),
      channel: 'online',
      country: order.country,
      discount_codes: order.discountCodes,
    });
    order.lines.forEach((line, number) => {
      add(copies.order_lines, {
        ...shared,
        line: number + 1,
        cancelled: order.cancelled ? 1 : 0,
        product_id: scope.productIds[line.product],
        sku: line.sku,
        title: line.title,
        category: line.category,
        quantity: line.quantity,
        refunded_quantity: line.refundedQuantity,
        total: amount(line.total),
      });
    });
  });
}

function profileCopy(scope: RecordScope, person: SamplePerson, profile_id: number): Copy {
  const { contact, place, acquisition } = person;
  const { firstTouch } = acquisition;
  const mail = mailTotals(person);
  const totals = orderTotals(person);
  return {
    workspace_id: scope.workspaceId, profile_id, version, deleted: 0, known: person.known ? 1 : 0,
    email: contact?.email ?? '', phone: contact?.phone ?? '', external_id: contact?.externalId ?? '',
    first_name: contact?.firstName ?? '', last_name: contact?.lastName ?? '',
    city: place.city, region: place.region, postal_code: contact ? place.postalCode : '', country: place.country,
    timezone: place.timezone, locale: contact ? place.locale : '', latitude: place.latitude, longitude: place.longitude,
    properties: person.properties,
    acquisition_channel: firstTouch.channel, acquisition_source: firstTouch.source, acquisition_campaign: firstTouch.campaign ?? '',
    acquisition_creator: firstTouch.creator ?? '', acquisition_code: firstTouch.code ?? '',
    ...consentCopy(person, 'email'), ...consentCopy(person, 'sms'),
    ...totals, first_order_at: storeTimeOrNull(totals.first_order_at), last_order_at: storeTimeOrNull(totals.last_order_at),
    email_received: mail?.received ?? 0, email_opened: mail?.opened ?? 0, email_clicked: mail?.clicked ?? 0,
    email_last_opened_at: storeTimeOrNull(mail?.last_opened_at ?? null), email_last_clicked_at: storeTimeOrNull(mail?.last_clicked_at ?? null),
    first_seen_at: storeTime(person.firstSeenAt), last_seen_at: storeTime(person.lastSeenAt),
    created_at: storeTime(person.firstSeenAt),
  }; // prettier-ignore
}

function consentCopy({ consents }: SamplePerson, channel: 'email' | 'sms'): Copy {
  const current = consents.findLast((fact) => fact.channel === channel);
  return {
    [`${channel}_consent`]: current?.status ?? '',
    [`${channel}_consent_at`]: storeTimeOrNull(current?.at ?? null),
    [`${channel}_consent_method`]: current?.method ?? '',
    [`${channel}_suppressed`]: 0,
  };
}

/**
 * A line of the event log, the same as `eventLine` makes of the event: history that was received when it happened.
 * Money is in units there.
 */
export function lineOf(workspaceId: number, event: SampleEvent, profileId: number, seq: number): string {
  const at = storeTime(event.time);
  const value = (event.value / 100).toFixed(2);
  return `[${workspaceId},"${event.metric}",${profileId},"${at}","${value}",${seq},${JSON.stringify(event.properties)},1,"${at}"]`;
}

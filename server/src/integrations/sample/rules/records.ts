import type { JsonObject } from '../../../kernel/json.ts';
import { sampleBrand } from './brand.ts';
import { catalog } from './catalog.ts';
import type { SampleOrder, SamplePerson } from './facts.ts';
import { iso, isoOrNull } from './instants.ts';
import { mailTotals, orderTotals } from './totals.ts';

/** Rows as PostgreSQL keeps them, by table. Instants are ISO text. */
export type Tables<T> = Record<RecordTable, T>;
export type Records = Tables<{ add(row: JsonObject): void }>;
export const recordTables = [
  'profiles', 'profile_identifiers', 'profile_acquisitions', 'consents', 'consent_ledger', 'orders', 'order_lines',
  'order_refunds', 'order_fulfilments', 'carts', 'profile_traits', 'profile_engagement',
] as const; // prettier-ignore
export type RecordTable = (typeof recordTables)[number];

/** One value for each table, in their order. */
export const byTable = <T>(values: readonly T[]): Tables<T> =>
  Object.fromEntries(recordTables.map((table, i) => [table, values[i]])) as Tables<T>;

/** Ids given to a person of a chunk and what belongs to them. */
export type PersonIds = { profile: number; device?: number; orders: readonly number[] };

export type RecordScope = { workspaceId: number; now: number; currency: string; productIds: readonly number[] };

/** Adds everything PostgreSQL keeps about a person. */
export function addRecords(records: Records, scope: RecordScope, person: SamplePerson, ids: PersonIds): void {
  const workspace_id = scope.workspaceId;
  const profile_id = ids.profile;
  records.profiles.add(profileRow(scope, person, profile_id));
  if (ids.device !== undefined && person.device) addDevice(records, scope, person, ids.profile, ids.device);
  for (const identifier of identifiersOf(person)) {
    records.profile_identifiers.add({
      workspace_id,
      profile_id,
      origin_id: profile_id,
      source: 'sample',
      ...identifier,
    });
  }
  for (const [kind, touch] of [
    ['touch', person.acquisition.firstTouch],
    ['order', person.acquisition.firstOrder],
  ] as const) {
    if (!touch) continue;
    const { at, ...facts } = touch;
    records.profile_acquisitions.add({ workspace_id, profile_id, origin_id: profile_id, kind, at: iso(at), facts });
  }
  addConsents(records, scope, person, profile_id);
  person.orders.forEach((order, i) => addOrder(records, scope, order, profile_id, ids.orders[i]!));
  const cart = cartRow(scope, person);
  if (cart) records.carts.add({ workspace_id, profile_id, origin_id: profile_id, ...cart });
  const updated_at = iso(scope.now);
  if (person.orders.length > 0) {
    const { first_order_at, last_order_at, ...totals } = orderTotals(person);
    const instants = { first_order_at: isoOrNull(first_order_at), last_order_at: isoOrNull(last_order_at) };
    records.profile_traits.add({ workspace_id, profile_id, ...totals, ...instants, updated_at });
  }
  const mail = mailTotals(person);
  if (mail) {
    const { last_received_at: received, last_opened_at: opened, last_clicked_at: clicked, ...counts } = mail;
    const instants = {
      last_received_at: isoOrNull(received),
      last_opened_at: isoOrNull(opened),
      last_clicked_at: isoOrNull(clicked),
    };
    records.profile_engagement.add({
      workspace_id,
      profile_id,
      origin_id: profile_id,
      channel: 'email',
      ...counts,
      ...instants,
    });
  }
}

function profileRow(scope: RecordScope, person: SamplePerson, id: number): JsonObject {
  const { contact, place } = person;
  const created = iso(person.firstSeenAt);
  const shared = {
    id,
    workspace_id: scope.workspaceId,
    known: person.known,
    properties: person.properties,
    acquisition: acquisitionOf(person),
    city: place.city,
    region: place.region,
    country: place.country,
    timezone: place.timezone,
    latitude: place.latitude,
    longitude: place.longitude,
    first_seen_at: created,
    last_seen_at: iso(person.lastSeenAt),
    created_at: created,
    updated_at: iso(scope.now),
  };
  if (!contact) return { ...shared, provenance: {} };
  const stated = [contact.knownAt, 'sample'];
  const names = [
    'email',
    'external_id',
    'first_name',
    'last_name',
    ...Object.keys(person.properties).map((name) => `properties.${name}`),
  ];
  return {
    ...shared,
    email: contact.email,
    phone: contact.phone ?? null,
    external_id: contact.externalId,
    first_name: contact.firstName,
    last_name: contact.lastName,
    locale: place.locale,
    postal_code: place.postalCode,
    provenance: Object.fromEntries(names.map((name) => [name, stated])),
  };
}

function identifiersOf({ contact, anonymousId, firstSeenAt }: SamplePerson): JsonObject[] {
  const seen = iso(contact?.knownAt ?? firstSeenAt);
  const anonymous = { kind: 'anonymous', value: anonymousId, first_seen_at: iso(firstSeenAt) };
  if (!contact) return [anonymous];
  return [
    { ...anonymous, linked_at: seen, linked_by: `external:${contact.externalId}` },
    { kind: 'email', value: contact.email, first_seen_at: seen },
    { kind: 'external', value: contact.externalId, first_seen_at: seen },
    ...(contact.phone === undefined ? [] : [{ kind: 'phone', value: contact.phone, first_seen_at: seen }]),
  ];
}

/** The profile of the older device, an alias of its owner: recognised by an identifier, so no merge that could be undone. */
function addDevice(records: Records, scope: RecordScope, person: SamplePerson, owner: number, device: number): void {
  const { anonymousId, firstSeenAt, mergedAt } = person.device!;
  const workspace_id = scope.workspaceId;
  const [seen, merged] = [iso(firstSeenAt), iso(mergedAt)];
  records.profiles.add({
    id: device, workspace_id, known: false, merged_into: owner, properties: {}, provenance: {},
    first_seen_at: seen, last_seen_at: merged, created_at: seen, updated_at: merged,
  }); // prettier-ignore
  records.profile_identifiers.add({
    workspace_id, kind: 'anonymous', value: anonymousId, profile_id: owner, origin_id: device,
    first_seen_at: seen, linked_at: merged, linked_by: `external:${person.contact!.externalId}`, source: 'sample',
  }); // prettier-ignore
}

function addConsents(records: Records, scope: RecordScope, person: SamplePerson, profile_id: number): void {
  const latest = new Map<string, JsonObject>();
  for (const { channel, status, method, source, wording, page, doubleOptIn, at } of person.consents) {
    const shared = {
      workspace_id: scope.workspaceId, profile_id, channel, purpose: 'marketing', status, method, source,
      wording: wording ?? null, double_opt_in: doubleOptIn, effective_at: iso(at), recorded_at: iso(at),
    }; // prettier-ignore
    records.consent_ledger.add({ ...shared, origin_id: profile_id, page: page ?? null, trusted: true, void: false });
    latest.set(channel, shared);
  }
  for (const row of latest.values()) records.consents.add(row);
}

function addOrder(records: Records, scope: RecordScope, order: SampleOrder, profile_id: number, id: number): void {
  const workspace_id = scope.workspaceId;
  const [shipment] = order.fulfilments;
  const changes = [
    order.placedAt,
    order.cancelled?.at ?? 0,
    ...order.refunds.map((r) => r.at),
    shipment?.deliveredAt ?? shipment?.shippedAt ?? 0,
  ];
  const source_updated_at = iso(Math.max(...changes));
  records.orders.add({
    id, workspace_id, external_id: order.externalId, number: order.number, profile_id, origin_id: profile_id,
    placed_at: iso(order.placedAt), currency: order.currency, subtotal: order.subtotal, discount: order.discount,
    shipping: order.shipping, tax: 0, total: order.total, refunded: order.refunded, base_factor: order.rate,
    base_total: order.baseTotal, base_refunded: order.baseRefunded,
    item_count: order.lines.reduce((sum, line) => sum + line.quantity, 0),
    financial_status: financialStatus(order), lines_ever: order.lines.length,
    fulfilment_status: shipment ? (shipment.deliveredAt ? 'delivered' : 'fulfilled') : 'unfulfilled',
    cancelled_at: isoOrNull(order.cancelled?.at ?? null), cancel_reason: order.cancelled?.reason ?? null, channel: 'online',
    discount_codes: order.discountCodes, country: order.country, attribution: attributionOf(order),
    properties: {}, source_updated_at, source: 'sample', created_at: iso(order.placedAt), updated_at: source_updated_at,
  }); // prettier-ignore
  order.lines.forEach((line, i) => {
    records.order_lines.add({
      workspace_id, order_id: id, line: i + 1, product_id: scope.productIds[line.product]!, sku: line.sku, title: line.title,
      variant_title: line.variantTitle, category: line.category, quantity: line.quantity, unit_price: line.unitPrice,
      discount: line.discount, total: line.total, refunded_quantity: line.refundedQuantity, properties: {},
    }); // prettier-ignore
  });
  for (const { externalId, at, amount, reason, lines } of order.refunds) {
    records.order_refunds.add({
      workspace_id, order_id: id, external_id: externalId, refunded_at: iso(at), amount, reason, lines, source_updated_at: iso(at),
    }); // prettier-ignore
  }
  for (const { externalId, carrier, trackingNumber, shippedAt, promisedAt, deliveredAt } of order.fulfilments) {
    records.order_fulfilments.add({
      workspace_id, order_id: id, external_id: externalId, status: deliveredAt ? 'delivered' : 'shipped', carrier,
      tracking_number: trackingNumber, tracking_url: `${sampleBrand.shop}/track/${trackingNumber}`, shipped_at: iso(shippedAt),
      promised_at: iso(promisedAt), delivered_at: isoOrNull(deliveredAt ?? null), source_updated_at: iso(deliveredAt ?? shippedAt),
    }); // prettier-ignore
  }
}

/** The first touch, completed by the first order. */
function acquisitionOf({ acquisition: { firstTouch, firstOrder } }: SamplePerson): JsonObject {
  const { at, ...touch } = firstTouch;
  return { ...touch, at: iso(at), touchAt: iso(at), ...(firstOrder && { orderAt: iso(firstOrder.at) }) };
}

function attributionOf({ touch: { at: _at, ...attribution } }: SampleOrder): JsonObject {
  return attribution;
}

function financialStatus({ refunded, total }: SampleOrder): string {
  if (refunded === 0) return 'paid';
  return refunded >= total ? 'refunded' : 'partially_refunded';
}

/** The last thing put in a cart and not bought afterwards. */
function cartRow(
  { currency, now }: RecordScope,
  { contact, events, orders, index }: SamplePerson,
): JsonObject | undefined {
  const last = events.findLast((event) => event.metric === 'Added to Cart');
  if (!contact || !last || last.time < now - 60 * 86_400_000 || last.time < (orders.at(-1)?.placedAt ?? 0))
    return undefined;
  const product = catalog.find((candidate) => candidate.externalId === last.properties.product_id)!;
  const item = {
    product_id: product.externalId,
    sku: String(last.properties.sku),
    title: product.title,
    quantity: 1,
    price: product.price,
  };
  return {
    external_id: `cart-${index}`, status: last.time < now - 4 * 3_600_000 ? 'abandoned' : 'open', currency,
    total: last.value, items: [item], checkout_url: `${sampleBrand.shop}/checkout`, created_at: iso(last.time), updated_at: iso(last.time),
  }; // prettier-ignore
}

import { scopedRows } from '../../../platform/clickhouse/index.ts';
import type { Context } from '../../../platform/context.ts';
import type { World } from './world.ts';

type Copy = {
  id: number;
  known: number;
  deleted: number;
  email: string;
  country: string;
  city: string;
  properties: string;
  consent: '' | 'subscribed' | 'unsubscribed' | 'pending';
  consentAt: number | null;
  suppressed: number;
};

/** What the event store knows of a brand, as plain values for the naive evaluator. */
export async function worldOfRecords(ctx: Context): Promise<World> {
  const read = <Row>(text: string): Promise<Row[]> => ctx.platform.clickhouse.query<Row>(ctx.workspaceId, text);
  const ms = (column: string): string => `toUnixTimestamp64Milli(${column})`;
  const people =
    await read<Copy>(`SELECT profile_id AS id, known, deleted, email, country, city, toString(properties) AS properties,
    email_consent AS consent, ${ms('email_consent_at')} AS consentAt, email_suppressed AS suppressed
    FROM ${scopedRows('profiles')} ORDER BY id`);
  const events = await read<{ who: number; metric: string; at: number; value: number; properties: string }>(
    `SELECT profile_id AS who, metric, ${ms('occurred_at')} AS at, toFloat64(value) AS value, toString(properties) AS properties
    FROM ${scopedRows('events')}`,
  );
  const orders = await read<{
    id: number;
    who: number;
    at: number;
    cancelledAt: number | null;
    gross: number;
    discount: number;
  }>(
    `SELECT order_id AS id, profile_id AS who, ${ms('placed_at')} AS at, ${ms('cancelled_at')} AS cancelledAt, gross, discount
    FROM ${scopedRows('orders')} AND deleted = 0`,
  );
  const lines = await read<World['orders'][number]['lines'][number] & { id: number }>(
    `SELECT order_id AS id, product_id AS productId, sku, title, category, quantity, refunded_quantity AS refundedQuantity, total
    FROM ${scopedRows('order_lines')} AND deleted = 0`,
  );
  const aliases = await read<{ from: number; to: number }>(
    `SELECT from_id AS from, to_id AS to FROM ${scopedRows('profile_aliases')} AND to_id != 0`,
  );
  return {
    now: ctx.platform.clock.now().getTime(),
    people: people.map(({ properties, known, deleted, suppressed, ...rest }) => ({
      ...rest,
      known: known === 1,
      deleted: deleted === 1,
      suppressed: suppressed === 1,
      postalCode: '',
      place: null,
      properties: JSON.parse(properties) as Record<string, unknown>,
      channel: '',
    })),
    events: events.map((event) => ({ ...event, properties: JSON.parse(event.properties) as Record<string, unknown> })),
    orders: orders.map((order) => ({ ...order, lines: lines.filter((line) => line.id === order.id) })),
    credits: [],
    figures: [],
    aliases: new Map(aliases.map(({ from, to }) => [from, to])),
  };
}

import { sql } from 'kysely';
import { bulk, type Tx } from '../../platform/postgres/index.ts';
import type { Message } from '../events/index.ts';

export type WaitingForRate = { externalId: string; currency: string; at: Date; message: Message; receivedAt: Date };
/** How many documents of a currency wait for a rate of one local day (`YYYY-MM-DD`). */
export type WaitingDay = { currency: string; date: string; documents: number };

/** Keeps documents as they came until their currency has a rate. */
export async function holdForRates(tx: Tx, workspaceId: number, waiting: readonly WaitingForRate[]): Promise<void> {
  if (waiting.length === 0) return;
  await sql`/* holdForRates */
    insert into orders_waiting_for_rates (workspace_id, external_id, currency, at, message, received_at)
    select ${workspaceId}::int, w.external_id, w.currency, w.at, w.message::json, w.received_at from ${bulk('w', [
      { name: 'external_id', type: 'text', values: waiting.map((w) => w.externalId) },
      { name: 'currency', type: 'text', values: waiting.map((w) => w.currency) },
      { name: 'at', type: 'timestamptz', values: waiting.map((w) => w.at) },
      { name: 'message', type: 'text', values: waiting.map((w) => JSON.stringify(w.message)) },
      { name: 'received_at', type: 'timestamptz', values: waiting.map((w) => w.receivedAt) },
    ])}`.execute(tx);
}

export async function waitingDays(tx: Tx, workspaceId: number, timezone: string): Promise<WaitingDay[]> {
  const { rows } = await sql<WaitingDay>`/* waitingDays */
    select currency, to_char(at at time zone ${timezone}, 'YYYY-MM-DD') as date, count(*)::int as documents
    from orders_waiting_for_rates where workspace_id = ${workspaceId}
    group by 1, 2 order by 1, 2`.execute(tx);
  return rows;
}

export type TakenDocument = { id: number; message: Message; receivedAt: Date };

/** Takes what waited for these currencies and days, in the order it came; it waits again if the transaction fails. */
export async function takeWaiting(
  tx: Tx,
  workspaceId: number,
  timezone: string,
  days: readonly { currency: string; date: string }[],
  limit: number,
): Promise<TakenDocument[]> {
  const { rows } = await sql<TakenDocument>`/* takeWaiting */
    delete from orders_waiting_for_rates where id in (
      select o.id from orders_waiting_for_rates o join ${bulk('d', [
        { name: 'currency', type: 'text', values: days.map((d) => d.currency) },
        { name: 'day', type: 'date', values: days.map((d) => d.date) },
      ])} on o.currency = d.currency and (o.at at time zone ${timezone})::date = d.day
      where o.workspace_id = ${workspaceId} order by o.id limit ${limit} for update of o skip locked)
    returning id, message, received_at as "receivedAt"`.execute(tx);
  return rows.sort((a, b) => a.id - b.id);
}

/** Brands with documents that wait. */
export async function workspacesWaiting(tx: Tx): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`/* workspacesWaiting */
    select distinct workspace_id as id from orders_waiting_for_rates order by 1`.execute(tx);
  return rows.map((row) => row.id);
}

/** The currency of an order that waits; null: none of that id does. */
export async function currencyOfWaiting(tx: Tx, workspaceId: number, externalId: string): Promise<string | null> {
  const { rows } = await sql<{ currency: string }>`/* currencyOfWaiting */
    select currency from orders_waiting_for_rates
    where workspace_id = ${workspaceId} and external_id = ${externalId} order by id desc limit 1`.execute(tx);
  return rows[0]?.currency ?? null;
}

/** Documents of one source that wait. */
export async function waitingOfSource(tx: Tx, workspaceId: number, source: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`/* waitingOfSource */
    select count(*)::int as n from orders_waiting_for_rates
    where workspace_id = ${workspaceId} and message->>'source' = ${source}`.execute(tx);
  return rows[0]?.n ?? 0;
}

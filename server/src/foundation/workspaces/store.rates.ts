import { sql } from 'kysely';
import { bulk, lockClass, type Tx } from '../../platform/postgres/index.ts';

/** `rate` units of the workspace currency for one unit of `currency`, from that day (`YYYY-MM-DD`) on. */
export type CurrencyRate = { currency: string; validFrom: string; rate: number };

export async function currencyRates(tx: Tx, workspaceId: number): Promise<CurrencyRate[]> {
  const { rows } = await sql<CurrencyRate>`/* currencyRates */
    select currency, to_char(valid_from, 'YYYY-MM-DD') as "validFrom", rate from currency_rates
    where workspace_id = ${workspaceId} order by currency, valid_from desc limit 5000`.execute(tx);
  return rows;
}

/** Whoever changes rates is alone; whoever relies on one being absent shares. Held until the transaction ends. */
export async function lockRates(tx: Tx, workspaceId: number, how: 'shared' | 'exclusive'): Promise<void> {
  const lock = sql.raw(how === 'shared' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock');
  await sql`/* lockRates */ select ${lock}(${lockClass.rates}, ${workspaceId}::int)`.execute(tx);
}

export async function putRates(tx: Tx, workspaceId: number, rates: readonly CurrencyRate[]): Promise<void> {
  if (rates.length === 0) return;
  const given = rateColumns(rates);
  await sql`/* putRates */
    insert into currency_rates (workspace_id, currency, valid_from, rate)
    select ${workspaceId}, r.currency, r.valid_from, r.rate
    from ${bulk('r', [...given, { name: 'rate', type: 'numeric', values: rates.map((r) => r.rate) }])}
    on conflict (workspace_id, currency, valid_from) do update set rate = excluded.rate`.execute(tx);
}

export type DatedCurrency = { currency: string; date: string };

export async function deleteRates(
  tx: Tx,
  workspaceId: number,
  rates: readonly { currency: string; validFrom: string }[],
): Promise<void> {
  if (rates.length === 0) return;
  await sql`/* deleteRates */
    delete from currency_rates c using ${bulk('r', rateColumns(rates))}
    where c.workspace_id = ${workspaceId} and c.currency = r.currency and c.valid_from = r.valid_from`.execute(tx);
}

/** One rate per asked pair, in order: the latest on or before the day, else null. The workspace currency itself is 1. */
export async function ratesFor(
  tx: Tx,
  workspaceId: number,
  asked: readonly DatedCurrency[],
): Promise<(number | null)[]> {
  const pairs = bulk('q', [
    { name: 'nr', type: 'int', values: asked.map((_, nr) => nr) },
    { name: 'currency', type: 'text', values: asked.map((pair) => pair.currency) },
    { name: 'day', type: 'date', values: asked.map((pair) => pair.date) },
  ]);
  const { rows } = await sql<{ rate: number | null }>`/* ratesFor */
    select case when q.currency = w.currency then 1 else found.rate end as rate
    from ${pairs}
    join workspaces w on w.id = ${workspaceId}
    left join lateral (
      select c.rate from currency_rates c
      where c.workspace_id = ${workspaceId} and c.currency = q.currency and c.valid_from <= q.day
      order by c.valid_from desc limit 1
    ) found on true
    order by q.nr`.execute(tx);
  return rows.map((row) => row.rate);
}

const rateColumns = (rates: readonly { currency: string; validFrom: string }[]) => [
  { name: 'currency', type: 'text', values: rates.map((r) => r.currency) },
  { name: 'valid_from', type: 'date', values: rates.map((r) => r.validFrom) },
];

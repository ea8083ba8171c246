import { sql } from 'kysely';
import { bulk, type Tx } from '../../platform/postgres/index.ts';
import type { NormalCreditNote } from './rules/normal-order.ts';

export type StoredCreditNote = { id: number; external_id: string; profile_id: number | null; source_updated_at: Date };

export async function lockCreditNotes(
  tx: Tx,
  workspaceId: number,
  externalIds: readonly string[],
): Promise<Map<string, StoredCreditNote>> {
  const { rows } = await sql<StoredCreditNote>`/* lockCreditNotes */
    select id, external_id, profile_id, source_updated_at from credit_notes
    where workspace_id = ${workspaceId} and external_id = any(${sql.val(externalIds)}::text[])
    order by external_id for update`.execute(tx);
  return new Map(rows.map((row) => [row.external_id, row]));
}

export type CreditNoteWrite = {
  note: NormalCreditNote;
  profileId: number | null;
  originId: number | null;
  source: string;
  baseFactor: number;
  baseAmount: number;
};

/** @returns id by external id */
export async function upsertCreditNotes(
  tx: Tx,
  workspaceId: number,
  writes: readonly CreditNoteWrite[],
  now: Date,
): Promise<Map<string, number>> {
  const column = (name: string, type: string, value: (w: CreditNoteWrite) => unknown) => ({
    name,
    type,
    values: writes.map(value),
  });
  const { rows } = await sql<{ id: number; external_id: string }>`/* upsertCreditNotes */
    insert into credit_notes as c (workspace_id, external_id, profile_id, origin_id, issued_at, currency, base_factor, amount,
      base_amount, item_count, lines_ever, reason, country, source_updated_at, source, created_at, updated_at)
    select ${workspaceId}::int, n.*, ${now}::timestamptz, ${now}::timestamptz from ${bulk('n', [
      column('external_id', 'text', (w) => w.note.externalId),
      column('profile_id', 'int8', (w) => w.profileId),
      column('origin_id', 'int8', (w) => w.originId),
      column('issued_at', 'timestamptz', (w) => w.note.issuedAt),
      column('currency', 'text', (w) => w.note.currency),
      column('base_factor', 'numeric', (w) => w.baseFactor),
      column('amount', 'int8', (w) => w.note.amount),
      column('base_amount', 'int8', (w) => w.baseAmount),
      column('item_count', 'int4', (w) => w.note.itemCount),
      column('lines_ever', 'int4', (w) => w.note.lines.length),
      column('reason', 'text', (w) => w.note.reason),
      column('country', 'text', (w) => w.note.country),
      column('source_updated_at', 'timestamptz', (w) => w.note.updatedAt),
      column('source', 'text', (w) => w.source),
    ])}
    order by n.external_id
    on conflict (workspace_id, external_id) do update set
      profile_id = coalesce(excluded.profile_id, c.profile_id), origin_id = coalesce(excluded.origin_id, c.origin_id),
      issued_at = excluded.issued_at, currency = excluded.currency, base_factor = excluded.base_factor,
      amount = excluded.amount, base_amount = excluded.base_amount, item_count = excluded.item_count,
      lines_ever = greatest(c.lines_ever, excluded.lines_ever), reason = excluded.reason, country = excluded.country,
      source_updated_at = excluded.source_updated_at, source = excluded.source, updated_at = excluded.updated_at
    returning id, external_id`.execute(tx);
  return new Map(rows.map((row) => [row.external_id, row.id]));
}

export type NewCreditNoteLine = {
  credit_note_id: number;
  line: number;
  product_id: number | null;
  sku: string | null;
  title: string;
  category: string | null;
  quantity: number;
  total: number;
};

export async function replaceCreditNoteLines(
  tx: Tx,
  workspaceId: number,
  ids: readonly number[],
  lines: readonly NewCreditNoteLine[],
): Promise<void> {
  await sql`/* replaceCreditNoteLines */
    delete from credit_note_lines where workspace_id = ${workspaceId} and credit_note_id = any(${sql.val(ids)}::int8[])`.execute(
    tx,
  );
  if (lines.length === 0) return;
  const column = <K extends keyof NewCreditNoteLine>(name: K, type: string) => ({
    name,
    type,
    values: lines.map((l) => l[name]),
  });
  await sql`/* replaceCreditNoteLines */
    insert into credit_note_lines (workspace_id, credit_note_id, line, product_id, sku, title, category, quantity, total)
    select ${workspaceId}::int, n.* from ${bulk('n', [
      column('credit_note_id', 'int8'),
      column('line', 'int4'),
      column('product_id', 'int8'),
      column('sku', 'text'),
      column('title', 'text'),
      column('category', 'text'),
      column('quantity', 'int4'),
      column('total', 'int8'),
    ])}`.execute(tx);
}

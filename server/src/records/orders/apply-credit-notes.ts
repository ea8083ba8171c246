import { ensureProducts } from '../catalog/index.ts';
import type { Batch } from '../events/index.ts';
import { queueProjections } from '../profiles/index.ts';
import { baseRates } from './rates.ts';
import { inBase } from './rules/amounts.ts';
import { creditNoteEvent } from './rules/derived-events.ts';
import type { NormalCreditNote } from './rules/normal-order.ts';
import {
  lockCreditNotes,
  replaceCreditNoteLines,
  upsertCreditNotes,
  type CreditNoteWrite,
} from './store.credit-notes.ts';

export type HeardCreditNote = {
  note: NormalCreditNote;
  profileId: number | null;
  originId: number | null;
  source: string;
  backfill: boolean;
  /** Its currency has no rate for its day: it waits for one. */
  awaitRate(waits: { externalId: string; currency: string; at: Date }): void;
};

/** Writes the credit notes of a batch; of two versions the later counts. @returns the people concerned */
export async function applyCreditNotes(batch: Batch, heard: readonly HeardCreditNote[]): Promise<Set<number>> {
  const { tx, workspaceId, now } = batch;
  if (heard.length === 0) return new Set();
  const stored = await lockCreditNotes(tx, workspaceId, [...new Set(heard.map((h) => h.note.externalId))]);
  const newest = new Map<string, HeardCreditNote>();
  for (const h of heard) {
    const version = newest.get(h.note.externalId)?.note.updatedAt ?? stored.get(h.note.externalId)?.source_updated_at;
    if (version === undefined || h.note.updatedAt >= version) newest.set(h.note.externalId, h);
  }
  const notes = [...newest.values()];
  if (notes.length === 0) return new Set();
  const { base, rates } = await baseRates(
    tx,
    workspaceId,
    notes.map(({ note }) => ({ currency: note.currency, at: note.issuedAt })),
  );
  const writes = notes.flatMap((h, i): (CreditNoteWrite & { backfill: boolean })[] => {
    const factor = rates[i] ?? null;
    if (factor !== null) return [{ ...h, baseFactor: factor, baseAmount: inBase(h.note.amount, factor) }];
    h.awaitRate({ externalId: h.note.externalId, currency: h.note.currency, at: h.note.issuedAt });
    return [];
  });
  if (writes.length === 0) return new Set();
  const ids = await upsertCreditNotes(tx, workspaceId, writes, now);
  await writeLines(batch, writes, ids);
  await queueProjections(tx, workspaceId, 'credit_note', [...ids.values()]);
  const scope = { workspaceId, base, receivedAt: now.getTime() };
  for (const { note, profileId, originId, baseAmount, backfill } of writes) {
    const told = stored.get(note.externalId)?.profile_id ?? null;
    if (profileId === null || originId === null || told !== null) continue;
    batch.events.push(creditNoteEvent(scope, { profileId, originId }, note, baseAmount, backfill));
  }
  return new Set(
    writes
      .flatMap((w) => [w.profileId, stored.get(w.note.externalId)?.profile_id])
      .filter((id) => typeof id === 'number'),
  );
}

async function writeLines(
  batch: Batch,
  writes: readonly CreditNoteWrite[],
  ids: ReadonlyMap<string, number>,
): Promise<void> {
  const lines = writes.flatMap(({ note }) => note.lines.map((line) => ({ note, line })));
  const products = await ensureProducts(
    batch.tx,
    batch.workspaceId,
    lines.map(({ note, line }) => ({
      productId: line.productKey,
      sku: line.sku,
      title: line.title,
      category: line.category,
      price: line.unit_price,
      currency: note.currency,
    })),
    batch.now,
  );
  await replaceCreditNoteLines(
    batch.tx,
    batch.workspaceId,
    [...ids.values()],
    lines.map(({ note, line }, i) => ({
      credit_note_id: ids.get(note.externalId) ?? 0,
      line: line.line,
      product_id: products[i] ?? null,
      sku: line.sku,
      title: line.title,
      category: line.category,
      quantity: line.quantity,
      total: line.total,
    })),
  );
}

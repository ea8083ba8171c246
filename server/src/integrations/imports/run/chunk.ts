import type { Message } from '../../../records/events/index.ts';
import type { ProductInput } from '../../../records/catalog/index.ts';
import type { RowFault } from '../kinds/fault.ts';
import type { Kind, Scope } from '../kinds/kind.ts';
import { Values, type Plan } from '../kinds/values.ts';
import type { Row } from '../reading/rows.ts';
import type { Group } from './groups.ts';

const fullAt = 1000;

/** Some groups of rows read: what to hand over and what to refuse. */
export type Chunk = {
  rows: number;
  messages: Message[];
  products: { index: number; product: ProductInput }[];
  productRows: Row[];
  refused: { row: Row; faults: RowFault[] }[];
  counts: Record<string, number>;
};

/** Reads groups into chunks of about a thousand rows; a group is never divided. */
export async function* chunks(
  groups: AsyncIterable<Group>,
  kind: Kind,
  plan: Plan,
  scope: Scope,
  skip: number,
): AsyncGenerator<Chunk> {
  let chunk = emptyChunk();
  let seen = 0;
  for await (const group of groups) {
    seen += group.rows.length;
    if (seen <= skip) continue;
    take(chunk, group, kind, plan, scope);
    if (chunk.rows < fullAt) continue;
    yield chunk;
    chunk = emptyChunk();
  }
  if (chunk.rows > 0) yield chunk;
}

const emptyChunk = (): Chunk => ({ rows: 0, messages: [], products: [], productRows: [], refused: [], counts: {} });

function take(chunk: Chunk, { rows, overlong }: Group, kind: Kind, plan: Plan, scope: Scope): void {
  chunk.rows += rows.length;
  if (overlong) {
    for (const row of rows)
      chunk.refused.push({ row, faults: [{ row: row.number, reason: 'belongs to an order with too many lines' }] });
    return;
  }
  const outcome = kind.read(
    rows.map((row) => new Values(plan, row)),
    scope,
  );
  if (outcome.faults.length > 0) {
    for (const row of rows) {
      const own = outcome.faults.filter((fault) => fault.row === row.number);
      chunk.refused.push({
        row,
        faults: own.length > 0 ? own : [{ row: row.number, reason: 'was refused with the rows it belongs to' }],
      });
    }
    return;
  }
  const [first] = rows;
  for (const message of outcome.messages)
    chunk.messages.push({ ...message, context: { importRow: first?.number ?? 0, importRows: rows.length } });
  if (outcome.product && first) {
    chunk.products.push({ index: chunk.productRows.length, product: outcome.product });
    chunk.productRows.push(first);
  }
  for (const [name, count] of Object.entries(outcome.counts)) chunk.counts[name] = (chunk.counts[name] ?? 0) + count;
}

import { sql } from 'kysely';
import { groupBy } from '../../kernel/group.ts';
import type { Tx } from '../../platform/postgres/index.ts';
import { clickhouseTime } from '../events/index.ts';

/** Rows of one table of the event store, as JSONCompactEachRow lines. */
export type Copies = { table: string; columns: readonly string[]; lines: string[] };

const time = (at: Date | null): string | null => (at === null ? null : clickhouseTime(at.getTime()));

type OrderCopy = {
  id: number;
  profile_id: number | null;
  placed_at: Date;
  cancelled_at: Date | null;
  base_total: number;
  base_refunded: number;
  discount: number;
  item_count: number;
  lines_ever: number;
  channel: string;
  country: string | null;
  discount_codes: string[];
};
type LineCopy = {
  order_id: number;
  line: number;
  product_id: number | null;
  sku: string | null;
  title: string;
  category: string | null;
  quantity: number;
  refunded_quantity: number;
  total: number;
};

const lineColumns = [
  'workspace_id',
  'order_id',
  'line',
  'version',
  'deleted',
  'profile_id',
  'placed_at',
  'cancelled',
  'product_id',
  'sku',
  'title',
  'category',
  'quantity',
  'refunded_quantity',
  'total',
];

/** Orders with their lines as the event store keeps them, in the workspace currency. */
export async function orderCopies(
  tx: Tx,
  workspaceId: number,
  ids: readonly number[],
  version: number,
): Promise<Copies[]> {
  const { rows: orders } = await sql<OrderCopy>`/* orderCopies */
    select id, profile_id, placed_at, cancelled_at, base_total, base_refunded, round(discount * base_factor)::int8 as discount,
      item_count, lines_ever, channel, country, discount_codes
    from orders where workspace_id = ${workspaceId} and id = any(${sql.val(ids)}::int8[])`.execute(tx);
  const { rows: lines } = await sql<LineCopy>`/* orderCopies */
    select l.order_id, l.line, l.product_id, l.sku, l.title, l.category, l.quantity, l.refunded_quantity,
      round(l.total * o.base_factor)::int8 as total
    from orders o join order_lines l on l.workspace_id = o.workspace_id and l.order_id = o.id
    where o.workspace_id = ${workspaceId} and o.id = any(${sql.val(ids)}::int8[])`.execute(tx);
  const linesOf = groupBy(lines, (line) => line.order_id);
  return [
    {
      table: 'orders',
      columns: [
        'workspace_id',
        'order_id',
        'version',
        'deleted',
        'profile_id',
        'placed_at',
        'cancelled_at',
        'gross',
        'refunded',
        'discount',
        'items',
        'channel',
        'country',
        'discount_codes',
      ],
      lines: orders.map((o) =>
        JSON.stringify([
          workspaceId,
          o.id,
          version,
          0,
          o.profile_id ?? 0,
          time(o.placed_at),
          time(o.cancelled_at),
          o.base_total,
          o.base_refunded,
          o.discount,
          o.item_count,
          o.channel,
          o.country ?? '',
          o.discount_codes,
        ]),
      ),
    },
    {
      table: 'order_lines',
      columns: lineColumns,
      lines: orders.flatMap((o) => {
        const own = new Map(linesOf.get(o.id)?.map((line) => [line.line, line]));
        return Array.from({ length: Math.max(o.lines_ever, own.size) }, (_, i) => {
          const l = own.get(i + 1);
          const head = [
            workspaceId,
            o.id,
            i + 1,
            version,
            l ? 0 : 1,
            o.profile_id ?? 0,
            time(o.placed_at),
            o.cancelled_at === null ? 0 : 1,
          ];
          return JSON.stringify([
            ...head,
            l?.product_id ?? 0,
            l?.sku ?? '',
            l?.title ?? '',
            l?.category ?? '',
            l?.quantity ?? 0,
            l?.refunded_quantity ?? 0,
            l?.total ?? 0,
          ]);
        });
      }),
    },
  ];
}

type NoteCopy = {
  id: number;
  profile_id: number | null;
  issued_at: Date;
  base_amount: number;
  item_count: number;
  lines_ever: number;
  country: string | null;
};
type NoteLineCopy = {
  credit_note_id: number;
  line: number;
  product_id: number | null;
  sku: string | null;
  title: string;
  category: string | null;
  quantity: number;
  total: number;
};

/** Credit notes with their lines, in the workspace currency. */
export async function creditNoteCopies(
  tx: Tx,
  workspaceId: number,
  ids: readonly number[],
  version: number,
): Promise<Copies[]> {
  const { rows: notes } = await sql<NoteCopy>`/* creditNoteCopies */
    select id, profile_id, issued_at, base_amount, item_count, lines_ever, country
    from credit_notes where workspace_id = ${workspaceId} and id = any(${sql.val(ids)}::int8[])`.execute(tx);
  const { rows: lines } = await sql<NoteLineCopy>`/* creditNoteCopies */
    select l.credit_note_id, l.line, l.product_id, l.sku, l.title, l.category, l.quantity, round(l.total * c.base_factor)::int8 as total
    from credit_notes c join credit_note_lines l on l.workspace_id = c.workspace_id and l.credit_note_id = c.id
    where c.workspace_id = ${workspaceId} and c.id = any(${sql.val(ids)}::int8[])`.execute(tx);
  const linesOf = groupBy(lines, (line) => line.credit_note_id);
  return [
    {
      table: 'credit_notes',
      columns: [
        'workspace_id',
        'credit_note_id',
        'version',
        'deleted',
        'profile_id',
        'issued_at',
        'amount',
        'items',
        'country',
      ],
      lines: notes.map((n) =>
        JSON.stringify([
          workspaceId,
          n.id,
          version,
          0,
          n.profile_id ?? 0,
          time(n.issued_at),
          n.base_amount,
          n.item_count,
          n.country ?? '',
        ]),
      ),
    },
    {
      table: 'credit_note_lines',
      columns: [
        'workspace_id',
        'credit_note_id',
        'line',
        'version',
        'deleted',
        'profile_id',
        'issued_at',
        'product_id',
        'sku',
        'title',
        'category',
        'quantity',
        'total',
      ],
      lines: notes.flatMap((n) => {
        const own = new Map(linesOf.get(n.id)?.map((line) => [line.line, line]));
        return Array.from({ length: Math.max(n.lines_ever, own.size) }, (_, i) => {
          const l = own.get(i + 1);
          return JSON.stringify([
            workspaceId,
            n.id,
            i + 1,
            version,
            l ? 0 : 1,
            n.profile_id ?? 0,
            time(n.issued_at),
            l?.product_id ?? 0,
            l?.sku ?? '',
            l?.title ?? '',
            l?.category ?? '',
            l?.quantity ?? 0,
            l?.total ?? 0,
          ]);
        });
      }),
    },
  ];
}

/** Ids of orders or credit notes after one, for a walk over all of them. */
export async function purchaseIdsAfter(
  tx: Tx,
  kind: 'order' | 'credit_note',
  after: number,
  limit: number,
): Promise<{ id: number; workspaceId: number }[]> {
  const { rows } = await sql<{ id: number; workspaceId: number }>`/* purchaseIdsAfter */
    select id, workspace_id as "workspaceId" from ${sql.raw(kind === 'order' ? 'orders' : 'credit_notes')}
    where id > ${after} order by id limit ${limit}`.execute(tx);
  return rows;
}

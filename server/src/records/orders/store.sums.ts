import type { SummedTable } from '../../platform/clickhouse/index.ts';

/** What the event store knows of purchases. */
export const orderSums: readonly SummedTable[] = [
  { name: 'orders', table: 'orders', versioned: true, where: 'NOT deleted' },
  { name: 'order lines', table: 'order_lines', versioned: true, where: 'NOT deleted' },
  { name: 'credit notes', table: 'credit_notes', versioned: true, where: 'NOT deleted' },
  { name: 'credit note lines', table: 'credit_note_lines', versioned: true, where: 'NOT deleted' },
];

import { Money, Num, Tag, Unknown, When, type Column } from '@rapport/ui';
import { statesOf } from './status.ts';
import type { Order } from './use-orders.ts';
import classes from './orders.module.css';

export const orderColumns: Column<Order>[] = [
  {
    id: 'number',
    header: 'Order',
    width: 148,
    cell: (order) => <span className={classes.number}>{order.number ?? order.externalId}</span>,
  },
  {
    id: 'customer',
    header: 'Customer',
    minWidth: 200,
    cell: ({ customer }) =>
      customer === null ? (
        <span className={classes.quiet}>Guest</span>
      ) : (
        <span className={classes.names}>
          <span className={classes.name}>{customer.name ?? customer.email ?? `Visitor ${customer.id}`}</span>
          {customer.name && customer.email && <span className={classes.second}>{customer.email}</span>}
        </span>
      ),
  },
  { id: 'placed', header: 'Placed', width: 132, cell: ({ placedAt }) => <When at={placedAt} /> },
  {
    id: 'status',
    header: 'Status',
    width: 228,
    cell: (order) => (
      <span className={classes.states}>
        {statesOf(order).map(({ words, tone }) => (
          <Tag key={words} tone={tone}>
            {words}
          </Tag>
        ))}
      </span>
    ),
  },
  {
    id: 'items',
    header: 'Items',
    width: 72,
    align: 'end',
    card: 'none',
    cell: ({ itemCount }) => <Num value={itemCount} />,
  },
  {
    id: 'total',
    header: 'Total',
    width: 116,
    align: 'end',
    cell: ({ total, currency }) => <Money minor={total} currency={currency} />,
  },
  {
    id: 'refunded',
    header: 'Refunded',
    width: 108,
    align: 'end',
    card: 'none',
    cell: ({ refunded, currency }) =>
      refunded === 0 ? <Unknown reason="Nothing was refunded" /> : <Money minor={refunded} currency={currency} />,
  },
];

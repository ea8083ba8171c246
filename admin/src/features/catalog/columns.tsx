import { Money, Num, Percent, Tag, Unknown, type Column } from '@rapport/ui';
import { Thumb } from './thumb.tsx';
import type { ListedProduct } from './use-products.ts';
import classes from './catalog.module.css';

/** No piece left, or few enough to act. */
function Stock({ pieces }: { pieces: number | null }) {
  if (pieces === null) return <Unknown reason="No stock is kept for its variants" />;
  if (pieces <= 0) return <Tag tone="bad">Sold out</Tag>;
  return <Num value={pieces} />;
}

export const productColumns: Column<ListedProduct>[] = [
  {
    id: 'title',
    header: 'Product',
    minWidth: 240,
    sortable: true,
    cell: (product) => (
      <span className={classes.product}>
        <Thumb url={product.imageUrl} />
        <span className={classes.names}>
          <span className={classes.title}>{product.title}</span>
          <span className={classes.second}>{product.published ? product.externalId : 'Not published'}</span>
        </span>
      </span>
    ),
  },
  {
    id: 'category',
    header: 'Category',
    width: 140,
    cell: ({ category }) => category ?? <Unknown reason="No category" />,
  },
  {
    id: 'price',
    header: 'Price',
    width: 104,
    align: 'end',
    sortable: true,
    cell: ({ price, currency }) => <Money minor={price} currency={currency ?? undefined} unknown="No price" />,
  },
  {
    id: 'stock',
    header: 'Stock',
    width: 96,
    align: 'end',
    sortable: true,
    cell: ({ stock }) => <Stock pieces={stock} />,
  },
  {
    id: 'units',
    header: 'Units sold',
    width: 108,
    align: 'end',
    sortable: true,
    card: 'none',
    cell: ({ sales }) => <Num value={sales.units} />,
  },
  {
    id: 'netRevenue',
    header: 'Net revenue',
    width: 128,
    align: 'end',
    sortable: true,
    cell: ({ sales }) => <Money minor={sales.netRevenue} currency={sales.currency} />,
  },
  {
    id: 'refundRate',
    header: 'Returned',
    width: 104,
    align: 'end',
    sortable: true,
    cell: ({ sales }) => <Percent share={sales.refundRate} sample={sales.units} unknown="Nothing sold yet" />,
  },
];

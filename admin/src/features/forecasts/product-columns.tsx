import { formatNumber, Num, Sparkline, Tag, Unknown, useUi, type Column, type Tone } from '@rapport/ui';
import type { components } from '@rapport/sdk';
import { Day } from './day.tsx';
import classes from './forecasts.module.css';

type Demand = components['schemas']['ProductDemand'];

const tones: Record<string, Tone> = {
  smooth: 'good',
  intermittent: 'neutral',
  erratic: 'attention',
  lumpy: 'attention',
};

export const Units = ({ mean, low, high }: { mean: number; low: number; high: number }) => {
  const { locale } = useUi();
  return (
    <span className={classes.names}>
      <span>{formatNumber(Math.round(mean), { locale })}</span>
      <span className={classes.second}>
        {formatNumber(low, { locale })}–{formatNumber(high, { locale })}
      </span>
    </span>
  );
};

export const demandColumns: Column<Demand>[] = [
  {
    id: 'title',
    header: 'Product',
    minWidth: 220,
    cell: ({ title, sku }) => (
      <span className={classes.names}>
        <span>{title}</span>
        <span className={classes.second}>{sku}</span>
      </span>
    ),
  },
  {
    id: 'recent',
    header: 'Half a year',
    width: 120,
    card: 'none',
    cell: ({ recent }) => <Sparkline values={recent} tone="muted" />,
  },
  { id: 'class', header: 'Demand', width: 120, cell: (row) => <Tag tone={tones[row.class]}>{row.class}</Tag> },
  {
    id: 'expected',
    header: 'Next 13 weeks',
    width: 120,
    align: 'end',
    cell: ({ expected, low, high }) => <Units mean={expected} low={low} high={high} />,
  },
  {
    id: 'fromOrders',
    header: 'From orders',
    width: 110,
    align: 'end',
    card: 'none',
    cell: ({ fromOrders }) =>
      fromOrders === null ? (
        <Unknown reason="Orders of people are not predicted yet" />
      ) : (
        <Num value={Math.round(fromOrders)} />
      ),
  },
  {
    id: 'stock',
    header: 'Stock',
    width: 90,
    align: 'end',
    cell: ({ stock }) => (stock === null ? <Unknown reason="No stock is kept for it" /> : <Num value={stock} />),
  },
  {
    id: 'stockOut',
    header: 'Gone on',
    width: 150,
    align: 'end',
    cell: (row) =>
      row.stock === null ? (
        <Unknown reason="No stock is kept for it" />
      ) : row.stock <= 0 ? (
        <Tag tone="bad">Sold out</Tag>
      ) : (
        <span className={classes.names}>
          <Day date={row.stockOut} otherwise="After 13 weeks" />
          {row.stockOutEarliest !== null && (
            <span className={classes.second}>
              <Day date={row.stockOutEarliest} otherwise="" /> – <Day date={row.stockOutLatest} otherwise="later" />
            </span>
          )}
        </span>
      ),
  },
  { id: 'reorder', header: 'To order', width: 90, align: 'end', cell: ({ reorder }) => <Num value={reorder} /> },
];

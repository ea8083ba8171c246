import { SegmentedControl } from '@mantine/core';
import type { components } from '@rapport/sdk';
import { Delta, formatDay, Money, Num, Percent, type ResolvedPeriod, StatTile, TrendChart, useUi } from '@rapport/ui';
import { useState } from 'react';
import { fillDays } from './fill-days.ts';
import classes from './catalog.module.css';

type Product = components['schemas']['ProductDetail'];

/** How it sold in the period, beside the time before. */
export function SalesFigures(props: {
  now: Product['performance'];
  before: Product['performance'] | undefined;
  base: string;
}) {
  const { now, before, base } = props;
  return (
    <div className={classes.tiles}>
      <StatTile
        label="Net revenue"
        why="Lines of orders that were not cancelled, less what was returned"
        value={<Money minor={now.netRevenue} currency={now.currency} compact />}
        delta={<Delta current={now.netRevenue} previous={before?.netRevenue ?? null} base={base} />}
      />
      <StatTile
        label="Units sold"
        value={<Num value={now.units} />}
        delta={<Delta current={now.units} previous={before?.units ?? null} base={base} />}
      />
      <StatTile
        label="Buyers"
        why="Different people; guests without an address are not counted"
        value={<Num value={now.buyers} />}
        delta={<Delta current={now.buyers} previous={before?.buyers ?? null} base={base} />}
      />
      <StatTile
        label="Returned"
        why="Returned units per sold unit"
        value={<Percent share={now.refundRate} sample={now.units} unknown="Nothing sold in this period" />}
        delta={
          <Delta current={now.refundRate} previous={before?.refundRate ?? null} base={base} unit="points" good="down" />
        }
      />
    </div>
  );
}

interface SalesChartProps {
  product: Product;
  before: Product | undefined;
  span: ResolvedPeriod;
}

export function SalesChart({ product, before, span }: SalesChartProps) {
  const { locale } = useUi();
  const [figure, setFigure] = useState<'netRevenue' | 'units'>('netRevenue');
  const now = fillDays(span, product.performance.byDay, (row) => row[figure]);
  const earlier = before && fillDays(span.previous, before.performance.byDay, (row) => row[figure]);
  const money = figure === 'netRevenue';
  return (
    <TrendChart
      title={money ? 'Net revenue by day' : 'Units sold by day'}
      kind="area"
      figure={money ? 'money' : 'number'}
      currency={product.performance.currency}
      labels={now.days.map((day) => formatDay(day, locale))}
      moments={now.days}
      series={[
        { name: 'revenue', colour: 'var(--accent-text)', label: money ? 'Net revenue' : 'Units', values: now.values },
      ]}
      {...(earlier ? { comparison: { label: `The ${span.base}`, values: earlier.values } } : {})}
      actions={
        <SegmentedControl
          size="xs"
          aria-label="Figure of the chart"
          value={figure}
          onChange={(value) => setFigure(value === 'units' ? 'units' : 'netRevenue')}
          data={[
            { value: 'netRevenue', label: 'Revenue' },
            { value: 'units', label: 'Units' },
          ]}
        />
      }
    />
  );
}

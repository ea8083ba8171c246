import { SegmentedControl } from '@mantine/core';
import { formatDay, TrendChart, useUi } from '@rapport/ui';
import { useState } from 'react';
import type { Overview } from './use-overview.ts';

const figures = {
  netRevenue: { title: 'Net revenue by day', label: 'Net revenue', figure: 'money' },
  orders: { title: 'Orders by day', label: 'Orders', figure: 'number' },
} as const;

/** The course of the period, the days it is compared with dotted behind. */
export function RevenueChart({ overview, base }: { overview: Overview; base: string }) {
  const { locale } = useUi();
  const [shown, setShown] = useState<keyof typeof figures>('netRevenue');
  const { title, label, figure } = figures[shown];
  const { byDay, compared, currency } = overview;
  return (
    <TrendChart
      title={title}
      kind="area"
      figure={figure}
      currency={currency}
      height={280}
      labels={byDay.map(({ day }) => formatDay(day, locale))}
      moments={byDay.map(({ day }) => day)}
      series={[{ name: 'email', label, values: byDay.map((day) => day[shown]) }]}
      {...(compared
        ? {
            comparison: {
              label: base.charAt(0).toUpperCase() + base.slice(1),
              values: byDay.map((_, index) => compared.byDay[index]?.[shown] ?? null),
            },
          }
        : {})}
      actions={
        <SegmentedControl
          size="xs"
          aria-label="Figure of the chart"
          value={shown}
          onChange={(value) => setShown(value === 'orders' ? 'orders' : 'netRevenue')}
          data={[
            { value: 'netRevenue', label: 'Revenue' },
            { value: 'orders', label: 'Orders' },
          ]}
        />
      }
    />
  );
}

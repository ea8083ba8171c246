import { BarList, ChartFrame, formatNumber, formatPercent, Num, Percent, useUi } from '@rapport/ui';
import type { Value } from './value.ts';

/** How much of everything the best customers bring. */
export function Concentration({ value: { concentration, model } }: { value: Value }) {
  const { locale } = useUi();
  const percent = (share: number) => formatPercent(share, { locale, digits: 0 });
  const tenth = concentration.find(({ top }) => Math.abs(top - 0.1) < 1e-9);
  return (
    <ChartFrame
      title="Who brings it"
      description={
        tenth &&
        `The top 10 % bring ${percent(model.state === 'shown' ? tenth.total : tenth.historic)} of ${model.state === 'shown' ? 'total value' : 'revenue so far'}.`
      }
      columns={['Best customers', 'Customers', 'Share of revenue so far', 'Share of total value']}
      rows={concentration.map(({ top, customers, historic, total }) => [
        `Top ${percent(top)}`,
        customers,
        historic,
        total,
      ])}
      format={(value, column) => (column === 1 ? formatNumber(value, { locale }) : formatPercent(value, { locale }))}
    >
      <BarList
        label="Share of value by best customers"
        max={1}
        bars={concentration.map(({ top, customers, total }) => ({
          id: String(top),
          label: `Top ${percent(top)}`,
          value: total,
          shown: <Percent share={total} />,
          aside: <Num value={customers} compact />,
        }))}
      />
    </ChartFrame>
  );
}

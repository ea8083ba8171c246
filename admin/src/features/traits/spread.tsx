import {
  BarList,
  ChartFrame,
  formatDate,
  formatNumber,
  formatPercent,
  minorDigits,
  formatMoney,
  Histogram,
  Num,
  useUi,
} from '@rapport/ui';
import type { Distribution, ValueType } from './traits.ts';
import classes from './traits.module.css';

/** Writes an end of a range as a person reads it. */
function useWritten(type: ValueType): (value: number) => string {
  const { locale, currency, zone } = useUi();
  return (value) => {
    if (type === 'money')
      return formatMoney(Math.round(value * 10 ** minorDigits(currency)), currency, { locale, compact: true });
    if (type === 'ratio') return formatPercent(value, { locale });
    if (type === 'date') return formatDate(new Date(value), { locale, zone });
    return formatNumber(value, { locale, digits: Number.isInteger(value) ? 0 : 2 });
  };
}

/** How many people have which value: bars, the same in a table and a file. */
export function Spread({ distribution, name }: { distribution: Distribution; name: string }) {
  const { locale } = useUi();
  const written = useWritten(distribution.type);
  const { bins, values, people } = distribution;
  if (people === 0) return <p className={classes.quiet}>Nobody has a value yet.</p>;
  if (values.length > 0) {
    return (
      <ChartFrame
        title={`People by ${name}`}
        columns={['Value', 'People']}
        rows={values.map((one) => [one.value, one.people])}
        format={(people) => formatNumber(people, { locale })}
      >
        <BarList
          label={`People by ${name}`}
          bars={values.map((one) => ({
            id: one.value,
            label: one.value,
            value: one.people,
            shown: <Num value={one.people} />,
          }))}
        />
      </ChartFrame>
    );
  }
  const first = bins[0];
  const middle = bins[Math.floor(bins.length / 2)];
  const last = bins.at(-1);
  return (
    <Histogram
      title={`People by ${name}`}
      description="Bars by square root, so that the few at the ends show."
      unit="Value"
      series={[{ name: 'email', label: 'People' }]}
      bins={bins.map((bin) => ({ label: `${written(bin.from)} to ${written(bin.to)}`, counts: [bin.people] }))}
      ends={[written(first?.from ?? 0), written(middle?.from ?? 0), written(last?.to ?? 0)]}
    />
  );
}

/** The same as a shape, in a row of a list. */
export function MiniSpread({ distribution }: { distribution: Distribution }) {
  const counts = distribution.bins.length > 0 ? distribution.bins : distribution.values;
  const highest = Math.max(...counts.map(({ people }) => people), 1);
  return (
    <div className={classes.mini} aria-hidden>
      {counts.map(({ people }, i) => (
        <div
          key={i}
          style={{ height: `${Math.max(4, (people / highest) * 100)}%` }}
          data-empty={people === 0 || undefined}
        />
      ))}
    </div>
  );
}

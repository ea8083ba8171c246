import { Button } from '@mantine/core';
import {
  BarList,
  download,
  formatDate,
  formatNumber,
  formatPercent,
  minorDigits,
  formatMoney,
  Num,
  toCsv,
  useUi,
} from '@rapport/ui';
import { Download } from 'lucide-react';
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
  const written = useWritten(distribution.type);
  const { bins, values, people, type } = distribution;
  if (people === 0) return <p className={classes.quiet}>Nobody has a value yet.</p>;
  if (values.length > 0) {
    return (
      <>
        <BarList
          label={`People by ${name}`}
          bars={values.map((one) => ({
            id: one.value,
            label: one.value,
            value: one.people,
            shown: <Num value={one.people} />,
          }))}
        />
        <CsvButton name={name} rows={[['value', 'people'], ...values.map((one) => [one.value, one.people])]} />
      </>
    );
  }
  const highest = Math.max(...bins.map((bin) => bin.people), 1);
  const first = bins[0];
  const last = bins[bins.length - 1];
  const exact = (value: number): string | number => (type === 'date' ? new Date(value).toISOString() : value);
  return (
    <>
      <div
        className={classes.bins}
        role="img"
        aria-label={`${name}: ${people} people, from ${written(first?.from ?? 0)} to ${written(last?.to ?? 0)}; figures in the table below`}
      >
        {bins.map((bin) => (
          <div
            key={bin.from}
            className={classes.bin}
            data-tip={`${written(bin.from)} to ${written(bin.to)}: ${bin.people} people`}
          >
            <div style={{ height: `${(bin.people / highest) * 100}%` }} data-empty={bin.people === 0 || undefined} />
          </div>
        ))}
      </div>
      <div className={classes.axis} aria-hidden>
        <span>{written(first?.from ?? 0)}</span>
        <span>{written(last?.to ?? 0)}</span>
      </div>
      <details className={classes.table}>
        <summary>Table</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">From</th>
              <th scope="col">To</th>
              <th scope="col">People</th>
            </tr>
          </thead>
          <tbody>
            {bins.map((bin) => (
              <tr key={bin.from}>
                <td>{written(bin.from)}</td>
                <td>{written(bin.to)}</td>
                <td>
                  <Num value={bin.people} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
      <CsvButton
        name={name}
        rows={[['from', 'to', 'people'], ...bins.map((bin) => [exact(bin.from), exact(bin.to), bin.people])]}
      />
    </>
  );
}

const CsvButton = ({ name, rows }: { name: string; rows: (string | number)[][] }) => (
  <Button
    size="compact-xs"
    variant="subtle"
    color="gray"
    mt={8}
    leftSection={<Download size={12} />}
    onClick={() => download(`${name}.csv`, toCsv(rows))}
  >
    CSV
  </Button>
);

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

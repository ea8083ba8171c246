import { CsvButton, formatNumber, formatPercent, Section, useUi } from '@rapport/ui';
import classes from './models.module.css';

export interface Backtest {
  split: string;
  rows: { name: string; isBaseline: boolean; metrics: { name: string; value: number | null }[] }[];
}

interface BackTestTableProps {
  backtest: Backtest;
  /** The metric that decides: the row that is lowest in it stands out. */
  decidedBy: string;
}

const isShare = (metric: string): boolean => metric.toLowerCase().includes('off by');

/** Models and naive rules side by side, on days none of them had seen. */
export function BackTestTable({ backtest, decidedBy }: BackTestTableProps) {
  const { locale } = useUi();
  const metrics = backtest.rows[0]?.metrics.map(({ name }) => name) ?? [];
  const decisive = (row: Backtest['rows'][number]): number =>
    row.metrics.find(({ name }) => name === decidedBy)?.value ?? Infinity;
  const best = Math.min(...backtest.rows.map(decisive));
  const shown = (name: string, value: number | null): string => {
    if (value === null) return '–';
    return isShare(name)
      ? formatPercent(value, { locale })
      : formatNumber(value, { locale, digits: Math.abs(value) < 10 ? 3 : 1 });
  };
  return (
    <Section
      title="Back-test"
      description={`Fitted on what was known on ${backtest.split}, judged by what followed. ${metrics.includes('AUC') ? 'Lower is better, but for AUC' : 'Lower is better'}; decided by ${decidedBy}.`}
      actions={
        <CsvButton
          title="Back-test"
          rows={() => [
            ['Method', 'Naive', ...metrics],
            ...backtest.rows.map((row) => [
              row.name,
              row.isBaseline ? 'yes' : 'no',
              ...row.metrics.map(({ value }) => value),
            ]),
          ]}
        />
      }
    >
      <div className={classes.frame} tabIndex={0} role="region" aria-label="Back-test">
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">Method</th>
              {metrics.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {backtest.rows.map((row) => (
              <tr key={row.name} className={decisive(row) === best ? classes.best : undefined}>
                <th scope="row">
                  {row.name}
                  {row.isBaseline && <span className={classes.quiet}> · naive</span>}
                </th>
                {row.metrics.map(({ name, value }) => (
                  <td key={name}>{shown(name, value)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

import {
  CsvButton,
  formatDay,
  formatMoney,
  formatNumber,
  formatPercent,
  minorDigits,
  Section,
  Tag,
  useUi,
} from '@rapport/ui';
import type { Revenue } from './revenue.ts';
import classes from './forecasts.module.css';

/** What each method said on days it had not seen, next to naive rules. */
export function RevenueBackTest({ revenue }: { revenue: Revenue }) {
  const { locale } = useUi();
  const { backtest, split, currency } = revenue;
  if (backtest.length === 0 || split === null) return null;
  const rows = backtest.toSorted((a, b) => a.mae - b.mae);
  const csv = [
    ['Method', 'Naive', 'Chosen', `Mean absolute error of a day, ${currency}`, 'MASE', 'Bias of the total'],
    ...rows.map((row) => [
      row.name,
      row.isBaseline ? 'yes' : 'no',
      row.chosen ? 'yes' : 'no',
      Math.round(row.mae) / 10 ** minorDigits(currency),
      row.mase,
      row.total,
    ]),
  ];
  return (
    <Section
      title="How it did"
      description={`Forecast from days before, held against those from ${formatDay(split, locale)} on. They had no say in the choice.`}
      actions={<CsvButton title="Revenue back-test" rows={() => csv} />}
    >
      <div className={classes.frame} tabIndex={0} role="region" aria-label="Back-test">
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">Method</th>
              <th scope="col">Off by a day</th>
              <th scope="col">MASE</th>
              <th scope="col">Total off by</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.name} data-chosen={row.chosen || undefined}>
                <th scope="row">
                  {row.name} {row.chosen && <Tag tone="good">Chosen</Tag>} {row.isBaseline && <Tag>Naive</Tag>}
                </th>
                <td>{formatMoney(Math.round(row.mae), currency, { locale })}</td>
                <td>{row.mase === null ? '–' : formatNumber(row.mase, { locale, digits: 2 })}</td>
                <td>{row.total === null ? '–' : formatPercent(row.total, { locale })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={classes.note}>MASE: the error over that of “the same weekday a week before”; below 1 is better.</p>
    </Section>
  );
}

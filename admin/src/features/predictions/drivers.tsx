import { BarList, ChartFrame, formatMoney, formatNumber, minorDigits, Money, Num, useUi } from '@rapport/ui';
import type { Value } from './value.ts';
import classes from './predictions.module.css';

const titles = { channel: 'By acquisition channel', category: 'By category of the first order', country: 'By country' };

const subjects = { channel: 'Channel', category: 'First category', country: 'Country' };

/** Which customers are worth most: means with their 95 % interval, groups of at least 30. */
export function Drivers({ value: { drivers, currency } }: { value: Value }) {
  const { locale } = useUi();
  const money = (minor: number) => formatMoney(minor, currency, { locale, axis: true });
  const unit = 10 ** minorDigits(currency);
  const shown = drivers.filter(({ groups }) => groups.length > 1);
  return (
    <ChartFrame
      title="What high value goes with"
      description="Mean total value per customer and its 95 % interval. Groups of 30 and more; not a cause."
      columns={['Group', 'By', 'Customers', `Mean, ${currency}`, `Low, ${currency}`, `High, ${currency}`]}
      rows={shown.flatMap(({ driver, groups }) =>
        groups.map(({ name, customers, mean, low, high }) => [
          name,
          subjects[driver],
          customers,
          mean / unit,
          low / unit,
          high / unit,
        ]),
      )}
      format={(value, column) => (column === 2 ? formatNumber(value, { locale }) : money(Math.round(value * unit)))}
    >
      {shown.length === 0 && <p className={classes.quiet}>No two groups of at least 30 customers to compare yet.</p>}
      {shown.map(({ driver, groups }) => (
        <div key={driver} className={classes.groups}>
          <h3 className={classes.groupTitle}>{titles[driver]}</h3>
          <BarList
            label={titles[driver]}
            bars={groups.map(({ name, mean, low, high, customers }) => ({
              id: name,
              label: name,
              value: mean,
              series: 'paid',
              shown: (
                <span data-tip={`${money(low)} to ${money(high)}, ${customers} customers`}>
                  <Money minor={mean} currency={currency} compact />
                </span>
              ),
              aside: (
                <>
                  ± {money(Math.round((high - low) / 2))} · <Num value={customers} compact />
                </>
              ),
            }))}
          />
        </div>
      ))}
    </ChartFrame>
  );
}

import { BarList, formatMoney, Money, Num, Section, useUi } from '@rapport/ui';
import type { Value } from './value.ts';
import classes from './predictions.module.css';

const titles = { channel: 'By acquisition channel', category: 'By category of the first order', country: 'By country' };

/** Which customers are worth most: means with their 95 % interval, groups of at least 30. */
export function Drivers({ value: { drivers, currency } }: { value: Value }) {
  const { locale } = useUi();
  const money = (minor: number) => formatMoney(minor, currency, { locale, axis: true });
  const shown = drivers.filter(({ groups }) => groups.length > 1);
  return (
    <Section
      title="What high value goes with"
      description="Mean total value per customer and its 95 % interval. Groups of 30 and more; not a cause."
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
    </Section>
  );
}

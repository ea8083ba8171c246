import { Delta, Money, Num, Percent, Section, StatTile } from '@rapport/ui';
import type { Overview } from './use-overview.ts';
import classes from './home.module.css';

/** The four figures a brand is run by. */
export function MainFigures({ overview, base }: { overview: Overview; base: string }) {
  const { totals, compared, byDay, currency } = overview;
  const before = compared?.totals;
  const trend = (of: (day: Overview['byDay'][number]) => number) => (byDay.length > 90 ? undefined : byDay.map(of));
  const ofDays = { revenue: trend((day) => day.netRevenue), orders: trend((day) => day.orders) };
  return (
    <div className={classes.tiles}>
      <StatTile
        label="Net revenue"
        why="Orders that were not cancelled, less refunds (on the day of the order) and credit notes (on their own day)"
        value={<Money minor={totals.netRevenue} currency={currency} compact />}
        delta={before && <Delta current={totals.netRevenue} previous={before.netRevenue} base={base} />}
        {...(ofDays.revenue ? { trend: ofDays.revenue } : {})}
      />
      <StatTile
        label="Orders"
        why="Placed in the period and not cancelled"
        value={<Num value={totals.orders} />}
        delta={before && <Delta current={totals.orders} previous={before.orders} base={base} />}
        {...(ofDays.orders ? { trend: ofDays.orders } : {})}
      />
      <StatTile
        label="Average order"
        why="Gross revenue per order"
        value={<Money minor={totals.averageOrderValue} currency={currency} unknown="No orders in this period" />}
        delta={before && <Delta current={totals.averageOrderValue} previous={before.averageOrderValue} base={base} />}
      />
      <StatTile
        label="Repeat rate"
        why="Of the customers who bought in the period, the share with at least two orders by its end"
        value={
          <Percent
            share={totals.repeatRate}
            sample={totals.newCustomers + totals.returningCustomers}
            unknown="Nobody bought in this period"
          />
        }
        delta={before && <Delta current={totals.repeatRate} previous={before.repeatRate} base={base} unit="points" />}
      />
    </div>
  );
}

/** Who bought, and how the list grew: the two lines under the chart. */
export function PeopleFigures({ overview }: { overview: Overview }) {
  const { newCustomers, returningCustomers, subscribersGained, subscribersLost } = overview.totals;
  const growth = subscribersGained - subscribersLost;
  return (
    <>
      <Section title="Who bought">
        <Split
          label={`${newCustomers} new and ${returningCustomers} returning customers`}
          left={{ name: 'New', value: newCustomers, series: 'var(--series-email)' }}
          right={{ name: 'Returning', value: returningCustomers, series: 'var(--series-paid)' }}
        />
      </Section>
      <Section title="E-mail list">
        <p className={classes.big}>
          {growth > 0 && '+'}
          <Num value={growth} />
        </p>
        <p className={classes.quiet}>
          <Num value={subscribersGained} /> subscribed, <Num value={subscribersLost} /> unsubscribed
        </p>
      </Section>
    </>
  );
}

interface Part {
  name: string;
  value: number;
  series: string;
}

/** Two parts of a whole as one bar. */
function Split({ label, left, right }: { label: string; left: Part; right: Part }) {
  const whole = left.value + right.value;
  return (
    <div role="group" aria-label={label}>
      <div className={classes.split} aria-hidden>
        {whole > 0 && <span style={{ flexGrow: left.value, background: left.series }} />}
        {whole > 0 && <span style={{ flexGrow: right.value, background: right.series }} />}
      </div>
      <dl className={classes.parts}>
        {[left, right].map((part) => (
          <div key={part.name}>
            <dt>
              <span className={classes.dot} style={{ background: part.series }} aria-hidden />
              {part.name}
            </dt>
            <dd>
              <Num value={part.value} />
              {whole > 0 && (
                <span className={classes.quiet}>
                  {' '}
                  <Percent share={part.value / whole} digits={0} />
                </span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

import { BarList, formatDateTime, Money, Num, Percent, Section, StatTile, TrendChart, useUi } from '@rapport/ui';
import { reasonWords, type Results } from '../states.ts';
import classes from '../campaigns.module.css';

const noDelivery = 'Nothing has been delivered yet';

/** The four figures of a campaign. */
export function ResultTiles({ results: r }: { results: Results }) {
  const share = (count: number) => (r.delivered > 0 ? count / r.delivered : null);
  return (
    <div className={classes.tiles}>
      <StatTile
        label="Delivered"
        value={<Num value={r.delivered} />}
        delta={
          <span className={classes.muted}>
            of <Num value={r.recipients} /> recipients
          </span>
        }
        why="Taken over by the receivers' servers"
      />
      <StatTile
        label="Open rate"
        value={<Percent share={share(r.uniqueOpens)} sample={r.delivered} unknown={noDelivery} />}
        delta={
          <span className={classes.muted}>
            <Num value={r.uniqueOpens} /> people, <Num value={r.uniqueMachineOpens} /> by machines apart
          </span>
        }
        why="People who opened, of delivered messages. Opens by machines (privacy proxies, scanners) are not counted."
      />
      <StatTile
        label="Click rate"
        value={<Percent share={share(r.uniqueClicks)} sample={r.delivered} unknown={noDelivery} />}
        delta={
          <span className={classes.muted}>
            <Num value={r.uniqueClicks} /> people
          </span>
        }
        why="People who clicked, of delivered messages"
      />
      <StatTile
        label="Revenue"
        value={<Money minor={Math.round(r.revenue)} currency={r.currency} />}
        delta={
          <span className={classes.muted}>
            <Num value={r.orders} /> orders, <Money minor={Math.round(r.revenuePerRecipient)} currency={r.currency} />{' '}
            per recipient
          </span>
        }
        why="Net revenue of orders whose last touch was this campaign: clicked or opened within 5 days"
      />
    </div>
  );
}

export function EngagementChart({ results }: { results: Results }) {
  const { locale, zone } = useUi();
  if (results.hours.length === 0) return null;
  return (
    <TrendChart
      title="Opens and clicks by hour"
      kind="bars"
      unit="Hour"
      height={220}
      labels={results.hours.map(({ hour }) => formatDateTime(new Date(hour), { locale, zone }))}
      moments={results.hours.map(({ hour }) => hour)}
      series={[
        { name: 'opens', label: 'Opens', values: results.hours.map(({ opens }) => opens) },
        { name: 'clicks', label: 'Clicks', values: results.hours.map(({ clicks }) => clicks) },
      ]}
    />
  );
}

export function LinksTable({ results }: { results: Results }) {
  if (results.links.length === 0) return null;
  return (
    <Section title="Links" flush>
      <table className={classes.links}>
        <thead>
          <tr>
            <th scope="col">Address</th>
            <th scope="col" data-end>
              Clicks
            </th>
            <th scope="col" data-end>
              People
            </th>
          </tr>
        </thead>
        <tbody>
          {results.links.map((link) => (
            <tr key={link.position}>
              <td>{link.url}</td>
              <td data-end>
                <Num value={link.clicks} />
              </td>
              <td data-end>
                <Num value={link.people} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

/** What became of every recipient, and why some got nothing. */
export function Outcomes({ results: r }: { results: Results }) {
  const reasons = [r.leftOut, r.skipReasons, r.bounceReasons]
    .flatMap((counts) => Object.entries(counts))
    .toSorted(([, a], [, b]) => b - a);
  const outcomes = [
    { id: 'delivered', label: 'Delivered', value: r.delivered, series: 'organic' },
    { id: 'waiting', label: 'Still to be sent', value: r.waiting, series: 'other' },
    { id: 'bounced', label: 'Bounced', value: r.bounced, series: 'paid' },
    { id: 'skipped', label: 'Left out while sending', value: r.skipped, series: 'other' },
    { id: 'cancelled', label: 'Cancelled', value: r.cancelled, series: 'other' },
    { id: 'doubtful', label: 'In doubt', value: r.doubtful, series: 'direct' },
    { id: 'unsubscribed', label: 'Unsubscribed because of it', value: r.unsubscribes, series: 'referral' },
  ].filter(({ id, value }) => value > 0 || ['delivered', 'bounced', 'unsubscribed'].includes(id));
  return (
    <>
      <Section title="Recipients">
        <BarList
          label="What became of the recipients"
          bars={outcomes.map((one) => ({ ...one, shown: <Num value={one.value} /> }))}
        />
      </Section>
      {reasons.length > 0 && (
        <Section title="Who got nothing, and why">
          <ul className={classes.reasons} style={{ marginTop: 0 }}>
            {reasons.map(([reason, count], index) => (
              <li key={`${reason}${index}`}>
                <span>{reasonWords(reason)}</span>
                <Num value={count} />
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

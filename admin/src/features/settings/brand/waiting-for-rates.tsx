import { Button } from '@mantine/core';
import { ErrorState, formatDate, Num, SkeletonLines, useUi } from '@rapport/ui';
import { useOrdersWaiting, type WaitingCurrency } from '../../orders/use-orders-waiting.ts';
import classes from '../settings-page.module.css';

type Props = { mayChange: boolean; onPick: (waiting: WaitingCurrency) => void };

/** Orders that count nowhere until their currency has a rate of their day. */
export function WaitingForRates({ mayChange, onPick }: Props) {
  const { locale } = useUi();
  const { currencies, error, isPending, refetch } = useOrdersWaiting();
  if (error) return <ErrorState error={error} compact onRetry={() => void refetch()} />;
  if (isPending) return <SkeletonLines lines={1} />;
  const day = (date: string) => formatDate(new Date(`${date}T00:00:00Z`), { locale, zone: 'UTC' });
  return (
    <ul className={classes.rows} aria-label="Orders that wait for a rate">
      {currencies.map((waiting) => (
        <li key={waiting.currency}>
          <span className={classes.grow}>
            <Num value={waiting.documents} /> {waiting.documents === 1 ? 'order waits' : 'orders wait'} for a rate of{' '}
            {waiting.currency}
          </span>
          <span className={classes.quiet}>
            {waiting.first === waiting.last ? day(waiting.first) : `${day(waiting.first)} to ${day(waiting.last)}`}
          </span>
          {mayChange && (
            <Button size="compact-sm" variant="default" onClick={() => onPick(waiting)}>
              Fill in {waiting.currency}
            </Button>
          )}
        </li>
      ))}
      {currencies.length === 0 && <li className={classes.quiet}>No order waits for a rate.</li>}
    </ul>
  );
}

import type { components } from '@rapport/sdk';
import { KeyValue, Money, Tag, When, type Fact, type Tone } from '@rapport/ui';
import { inWords } from '../person-name.ts';
import classes from './timeline.module.css';

type Order = components['schemas']['OrderDetail'];

const tones: Record<string, Tone> = {
  paid: 'good',
  delivered: 'good',
  cancelled: 'bad',
  refunded: 'attention',
  partially_refunded: 'attention',
  unfulfilled: 'attention',
};

/** Lines, sums, refunds and parcels of one order. */
export function OrderContents({ order }: { order: Order }) {
  const states = [order.status === 'cancelled' ? 'cancelled' : order.financialStatus, order.fulfilmentStatus];
  return (
    <div className={classes.order}>
      <div className={classes.states}>
        {[...new Set(states)].filter(Boolean).map((state) => (
          <Tag key={state} tone={tones[state] ?? 'neutral'}>
            {inWords(state)}
          </Tag>
        ))}
        {order.discountCodes.map((code) => (
          <Tag key={code}>{code}</Tag>
        ))}
      </div>
      <ul className={classes.lines}>
        {order.lines.map((line) => (
          <li key={line.line}>
            <span className={classes.quantity}>{line.quantity} ×</span>
            <span className={classes.product}>
              {line.title}
              {line.variant && <span className={classes.quiet}> {line.variant}</span>}
              {line.refundedQuantity > 0 && <span className={classes.quiet}> · {line.refundedQuantity} returned</span>}
            </span>
            <Money minor={line.total} currency={order.currency} />
          </li>
        ))}
      </ul>
      <KeyValue facts={sumsOf(order)} />
      {order.refunds.map((refund) => (
        <p key={refund.id} className={classes.step}>
          <span>
            Refunded {refund.reason && <span className={classes.quiet}>· {inWords(refund.reason)}</span>}{' '}
            <span className={classes.quiet}>
              <When at={refund.at} as="date" />
            </span>
          </span>
          <Money minor={-refund.amount} currency={order.currency} />
        </p>
      ))}
      {order.fulfilments.map((parcel) => (
        <p key={parcel.id} className={classes.step}>
          <span>
            {parcel.carrier ?? 'Parcel'} <Tag tone={tones[parcel.status] ?? 'neutral'}>{inWords(parcel.status)}</Tag>
            {isLate(parcel) && (
              <>
                {' '}
                <Tag tone="bad">Late</Tag>
              </>
            )}
          </span>
          <span className={classes.quiet}>
            {parcel.deliveredAt ? (
              <When at={parcel.deliveredAt} as="date" />
            ) : (
              <>
                shipped <When at={parcel.shippedAt} as="date" />
              </>
            )}
          </span>
        </p>
      ))}
    </div>
  );
}

const isLate = ({ promisedAt, deliveredAt }: Order['fulfilments'][number]): boolean =>
  promisedAt !== null && deliveredAt !== null && deliveredAt > promisedAt;

function sumsOf(order: Order): Fact[] {
  const money = (minor: number) => <Money minor={minor} currency={order.currency} />;
  const optional = (label: string, minor: number): Fact[] => (minor === 0 ? [] : [{ label, value: money(minor) }]);
  return [
    { label: 'Subtotal', value: money(order.subtotal) },
    ...optional('Discount', -order.discount),
    ...optional('Shipping', order.shipping),
    ...optional('Tax', order.tax),
    { label: 'Total', value: <strong>{money(order.total)}</strong> },
  ];
}

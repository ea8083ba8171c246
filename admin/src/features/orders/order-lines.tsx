import type { components } from '@rapport/sdk';
import { AppLink, Money, Section, type Fact } from '@rapport/ui';
import { useWorkspace } from '../../shell/workspace.tsx';
import { Thumb } from '../catalog/thumb.tsx';
import classes from './orders.module.css';

type Order = components['schemas']['OrderDetail'];

/** What was bought and what it came to. */
export function OrderLines({ order }: { order: Order }) {
  const { href } = useWorkspace();
  return (
    <Section title={order.itemCount === 1 ? '1 item' : `${order.itemCount} items`} flush>
      <ul className={classes.lines}>
        {order.lines.map((line) => (
          <li key={line.line} className={classes.line}>
            <Thumb url={line.imageUrl} size={40} />
            <div className={classes.words}>
              {line.productId === null ? (
                line.title
              ) : (
                <AppLink href={href(`/products/${line.productId}`)} c="inherit" fz="sm" fw={500}>
                  {line.title}
                </AppLink>
              )}
              <div className={classes.second}>
                {[line.variant, line.sku, line.refundedQuantity > 0 && `${line.refundedQuantity} returned`]
                  .filter(Boolean)
                  .join(' · ')}
              </div>
            </div>
            <span className={classes.price}>
              <Money minor={line.unitPrice} currency={order.currency} /> × {line.quantity}
            </span>
            <span className={classes.amount}>
              <Money minor={line.total} currency={order.currency} />
            </span>
          </li>
        ))}
      </ul>
      <div className={classes.totals}>
        <dl className={classes.sums}>
          {totalsOf(order).map(({ label, value, why }) => (
            <div key={label}>
              <dt data-tip={why}>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </div>
    </Section>
  );
}

function totalsOf(order: Order): Fact[] {
  const money = (minor: number) => <Money minor={minor} currency={order.currency} />;
  const optional = (label: string, minor: number): Fact[] => (minor === 0 ? [] : [{ label, value: money(minor) }]);
  const { base } = order;
  const codes = order.discountCodes.join(', ');
  return [
    { label: 'Subtotal', value: money(order.subtotal) },
    ...optional(codes ? `Discount (${codes})` : 'Discount', -order.discount),
    ...optional('Shipping', order.shipping),
    ...optional('Tax', order.tax),
    { label: 'Total', value: <strong>{money(order.total)}</strong> },
    ...optional('Refunded', -order.refunded),
    ...(order.refunded > 0 ? [{ label: 'Kept', value: <strong>{money(order.total - order.refunded)}</strong> }] : []),
    ...(base.currency === order.currency
      ? []
      : [
          {
            label: `In ${base.currency}`,
            value: <Money minor={base.total} currency={base.currency} />,
            why: 'At the exchange rate of the day it was placed',
          },
        ]),
  ];
}

import { AppLink, formatNumber, minorDigits, Money, useUi, When } from '@rapport/ui';
import type { ReactNode } from 'react';
import { useWorkspace } from '../../../shell/workspace.tsx';
import type { ExplainedLeaf } from './explanation.ts';
import classes from './record.module.css';

type Row = ExplainedLeaf['rows'][number];

/** Events, orders, lines or memberships that a value was computed from. */
export function EvidenceRows({ rows }: { rows: readonly Row[] }) {
  return (
    <ul className={classes.rows}>
      {rows.map((row, index) => (
        <li key={index}>
          <span>
            <Title row={row} />
          </span>
          <span className={classes.quiet}>
            <Amount row={row} /> <When at={row.at} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function Title({ row: { source, id, title } }: { row: Row }): ReactNode {
  const { href } = useWorkspace();
  if (source === 'orders' && id !== null) return <AppLink href={href(`/orders/${id}`)}>Order {id}</AppLink>;
  if (source === 'lines' && id !== null) return <AppLink href={href(`/orders/${id}`)}>{title}</AppLink>;
  return title;
}

function Amount({ row: { source, amount, quantity } }: { row: Row }): ReactNode {
  const { currency, locale } = useUi();
  if (source === 'memberships' || amount === null) return null;
  if (source === 'events') return amount === 0 ? null : `value ${formatNumber(amount, { locale })}, `;
  const pieces = quantity === null ? '' : `${formatNumber(quantity, { locale })} × `;
  return (
    <>
      {source === 'lines' && pieces}
      <Money minor={Math.round(amount * 10 ** minorDigits(currency))} />
      {', '}
    </>
  );
}

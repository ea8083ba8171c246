import { Anchor } from '@mantine/core';
import { Num, useUi } from '@rapport/ui';
import { useWorkspace } from '../../shell/workspace.tsx';
import { useOrdersWaiting } from './use-orders-waiting.ts';
import classes from './orders.module.css';

/** Says that the list is not all there is, and where to help. */
export function WaitingNote() {
  const { href, permissions } = useWorkspace();
  const { navigate } = useUi();
  const { currencies } = useOrdersWaiting();
  const total = currencies.reduce((sum, { documents }) => sum + documents, 0);
  if (total === 0) return null;
  const rates = href('/settings/brand');
  return (
    <p className={classes.note} role="status">
      <Num value={total} /> {total === 1 ? 'order waits' : 'orders wait'} for an exchange rate of{' '}
      {currencies.map(({ currency }) => currency).join(', ')} and {total === 1 ? 'counts' : 'count'} nowhere until then.{' '}
      {permissions.includes('settings:read') && (
        <Anchor
          href={rates}
          onClick={(event) => {
            event.preventDefault();
            navigate(rates);
          }}
        >
          Currency rates
        </Anchor>
      )}
    </p>
  );
}

import { Money, Percent, Unknown, When, type Column } from '@rapport/ui';
import type { AtRisk } from './use-churn.ts';
import classes from './predictions.module.css';

export const churnColumns = (currency: string): Column<AtRisk>[] => [
  {
    id: 'person',
    header: 'Customer',
    minWidth: 200,
    cell: ({ name, email, profileId }) => (
      <span className={classes.names}>
        <span className={classes.name}>{name ?? email ?? `Profile ${profileId}`}</span>
        {name && email && <span className={classes.second}>{email}</span>}
      </span>
    ),
  },
  { id: 'risk', header: 'Risk', width: 84, align: 'end', cell: ({ risk }) => <Percent share={risk} digits={0} /> },
  {
    id: 'reasons',
    header: 'What raises it',
    minWidth: 300,
    cell: ({ reasons }) =>
      reasons.length === 0 ? (
        <Unknown reason="Nothing stands out" />
      ) : (
        <span className={classes.reasons}>{reasons.join(' · ')}</span>
      ),
  },
  {
    id: 'historic',
    header: 'Value so far',
    width: 120,
    align: 'end',
    cell: ({ historicClv }) => <Money minor={historicClv} currency={currency} />,
  },
  {
    id: 'predicted',
    header: 'Predicted',
    width: 110,
    align: 'end',
    cell: ({ predictedClv }) => (
      <>
        ≈ <Money minor={predictedClv} currency={currency} />
      </>
    ),
  },
  { id: 'last', header: 'Last order', width: 120, cell: ({ lastOrderAt }) => <When at={lastOrderAt} /> },
  {
    id: 'next',
    header: 'Next expected',
    width: 130,
    optional: true,
    cell: ({ expectedNextOrderAt }) => <When at={expectedNextOrderAt} as="date" unknown="Not predicted" />,
  },
];

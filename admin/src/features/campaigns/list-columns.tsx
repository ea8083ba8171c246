import { Money, Num, Percent, Tag, Unknown, When, type Column } from '@rapport/ui';
import { states, type Summary } from './states.ts';
import classes from './campaigns.module.css';

const notSent = 'Nothing has been sent yet';

export const columnsFor = (segmentName: (id: number) => string): Column<Summary>[] => [
  {
    id: 'name',
    header: 'Name',
    minWidth: 220,
    cell: (one) => (
      <span className={classes.names}>
        <span className={classes.name}>{one.name}</span>
        <span className={classes.second}>
          <Moment campaign={one} />
        </span>
      </span>
    ),
  },
  {
    id: 'state',
    header: 'Status',
    width: 120,
    cell: ({ state }) => (
      <Tag dot tone={states[state].tone}>
        {states[state].label}
      </Tag>
    ),
  },
  {
    id: 'audience',
    header: 'Audience',
    width: 180,
    card: 'none',
    cell: (one) => <Audience campaign={one} segmentName={segmentName} />,
  },
  {
    id: 'recipients',
    header: 'Recipients',
    width: 104,
    align: 'end',
    cell: ({ recipients }) =>
      recipients > 0 ? <Num value={recipients} /> : <Unknown reason="Not fixed before sending begins" />,
  },
  {
    id: 'opened',
    header: 'Open rate',
    width: 100,
    align: 'end',
    cell: ({ opened, delivered }) => (
      <Percent share={delivered > 0 ? opened / delivered : null} sample={delivered} unknown={notSent} />
    ),
  },
  {
    id: 'clicked',
    header: 'Click rate',
    width: 100,
    align: 'end',
    cell: ({ clicked, delivered }) => (
      <Percent share={delivered > 0 ? clicked / delivered : null} sample={delivered} unknown={notSent} />
    ),
  },
  {
    id: 'orders',
    header: 'Orders',
    width: 88,
    align: 'end',
    card: 'none',
    cell: ({ orders, delivered }) => <Num value={delivered > 0 ? orders : null} unknown={notSent} />,
  },
  {
    id: 'revenue',
    header: 'Revenue',
    width: 124,
    align: 'end',
    cell: ({ revenue, currency, delivered }) => (
      <Money minor={delivered > 0 ? Math.round(revenue) : null} currency={currency} unknown={notSent} />
    ),
  },
];

function Audience({ campaign, segmentName }: { campaign: Summary; segmentName: (id: number) => string }) {
  const { includeSegments, excludeSegments } = campaign;
  if (includeSegments.length === 0) return <Unknown reason="Nobody chosen yet" />;
  const [first = 0] = includeSegments;
  const without = excludeSegments.length > 0 ? `, but not ${excludeSegments.map(segmentName).join(', ')}` : '';
  return (
    <span data-tip={`${includeSegments.map(segmentName).join(', ')}${without}`}>
      {segmentName(first)}
      {includeSegments.length > 1 && ` +${includeSegments.length - 1}`}
    </span>
  );
}

function Moment({ campaign: { state, scheduledAt, startedAt, finishedAt, createdAt } }: { campaign: Summary }) {
  if (finishedAt)
    return (
      <>
        Ended <When at={finishedAt} />
      </>
    );
  if (startedAt)
    return (
      <>
        Started <When at={startedAt} />
      </>
    );
  if (state === 'scheduled' && scheduledAt)
    return (
      <>
        Goes out <When at={scheduledAt} as="datetime" />
      </>
    );
  return (
    <>
      Created <When at={createdAt} />
    </>
  );
}

import type { paths } from '@rapport/sdk';
import { Num, Sparkline, Tag, When, type Column } from '@rapport/ui';
import classes from './segments.module.css';

export type Listed = paths['/api/v1/segments']['get']['responses'][200]['content']['application/json']['items'][number];
type Row = Listed & { reachable: number | null };

export const columns: Column<Row>[] = [
  {
    id: 'name',
    header: 'Name',
    minWidth: 240,
    sortValue: ({ name }) => name.toLowerCase(),
    cell: ({ name, description }) => (
      <span className={classes.names}>
        <span className={classes.name}>{name}</span>
        {description && <span className={classes.second}>{description}</span>}
      </span>
    ),
  },
  {
    id: 'members',
    header: 'People',
    width: 104,
    align: 'end',
    sortValue: ({ memberCount }) => memberCount,
    cell: ({ memberCount }) => <Num value={memberCount} unknown="Being evaluated for the first time" />,
  },
  {
    id: 'growth',
    header: 'Growth',
    width: 136,
    card: 'none',
    cell: ({ sparkline }) => (sparkline.length > 1 ? <Sparkline values={sparkline} width={104} height={24} /> : null),
  },
  {
    id: 'reachable',
    header: 'Reachable by e-mail',
    width: 164,
    align: 'end',
    sortValue: ({ reachable }) => reachable,
    cell: ({ reachable }) => <Num value={reachable} unknown="Being counted" />,
  },
  {
    id: 'usedBy',
    header: 'Used by',
    width: 128,
    card: 'none',
    cell: ({ usedBy }) => <UsedBy usedBy={usedBy} />,
  },
  {
    id: 'evaluatedAt',
    header: 'Evaluated',
    width: 136,
    sortValue: ({ evaluatedAt }) => evaluatedAt,
    cell: ({ evaluatedAt, lastError }) =>
      lastError ? <Tag tone="bad">Failed</Tag> : <When at={evaluatedAt} unknown="Not evaluated yet" />,
  },
];

function UsedBy({ usedBy }: Pick<Listed, 'usedBy'>) {
  const [first] = usedBy;
  if (!first) return <span className={classes.muted}>Nothing</span>;
  const all = usedBy.map(({ kind, name }) => `${kind} “${name}”`).join(', ');
  return <span data-tip={all}>{usedBy.length === 1 ? first.name : `${usedBy.length} places`}</span>;
}

import { Num, Tag, type Column } from '@rapport/ui';
import { useApi } from '../../shell/workspace.tsx';
import { MiniSpread } from './spread.tsx';
import { originNames, typeNames, type TraitEntry } from './traits.ts';
import classes from './traits.module.css';

export const columns: Column<TraitEntry>[] = [
  {
    id: 'label',
    header: 'Trait',
    minWidth: 260,
    sortValue: ({ label }) => label.toLowerCase(),
    cell: ({ label, name, explanation }) => (
      <span className={classes.names}>
        <span className={classes.name}>{label}</span>
        <span className={classes.second}>{explanation || name}</span>
      </span>
    ),
  },
  {
    id: 'type',
    header: 'Type',
    width: 120,
    sortValue: ({ type }) => typeNames[type],
    cell: ({ type, keyed }) => (keyed === null ? typeNames[type] : `${typeNames[type]} by ${keyed}`),
  },
  {
    id: 'origin',
    header: 'Comes from',
    width: 128,
    sortValue: ({ origin }) => originNames[origin],
    cell: ({ origin }) => <Tag tone={origin === 'custom' ? 'accent' : 'neutral'}>{originNames[origin]}</Tag>,
  },
  {
    id: 'people',
    header: 'People',
    width: 104,
    align: 'end',
    sortValue: ({ people }) => people,
    cell: ({ people }) => <Num value={people} />,
  },
  {
    id: 'spread',
    header: 'Spread',
    width: 136,
    card: 'none',
    cell: ({ name, people }) => people > 0 && <RowSpread name={name} />,
  },
  {
    id: 'usedBy',
    header: 'Used by',
    width: 128,
    card: 'none',
    sortValue: ({ usedBy }) => usedBy.length,
    cell: ({ usedBy }) =>
      usedBy.length === 0 ? null : usedBy.length === 1 ? (usedBy[0]?.name ?? '') : `${usedBy.length} places`,
  },
];

function RowSpread({ name }: { name: string }) {
  const { data } = useDistribution(name);
  return data ? <MiniSpread distribution={data} /> : null;
}

/** How a trait spreads; one that was looked at is not asked for again for a while. */
export const useDistribution = (name: string) =>
  useApi().useQuery(
    'get',
    '/api/v1/traits/distributions/{name}',
    { params: { path: { name }, query: {} } },
    { staleTime: 300_000 },
  );

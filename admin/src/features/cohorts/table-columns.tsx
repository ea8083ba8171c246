import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import { Money, Num, Percent, Tag, Unknown, type Column } from '@rapport/ui';
import type { HorizonCell } from './use-cohorts.ts';
import classes from './cohorts.module.css';

export interface Compared {
  id: string;
  name: string;
  size: number;
  cell: HorizonCell;
}

const tooYoung = 'Nobody of this cohort has had that many days yet';
const rounded = (minor: number | null): number | null => (minor === null ? null : Math.round(minor));

/** Sorted by a figure only where there are enough people to have a place. */
export function columnsOf(
  currency: string,
  fewest: number,
  onPeople: (row: Compared, repeated: boolean) => void,
): Column<Compared>[] {
  const ranked =
    (of: (cell: HorizonCell) => number | null) =>
    ({ cell }: Compared): number | null =>
      cell.byValue?.rank == null ? null : of(cell);
  const money = (
    id: string,
    header: string,
    of: (cell: HorizonCell) => number | null,
    unknown = tooYoung,
  ): Column<Compared> => ({
    id,
    header,
    align: 'end',
    width: 116,
    sortValue: ranked(of),
    cell: ({ cell }) => <Money minor={rounded(of(cell))} currency={currency} unknown={unknown} />,
  });
  return [
    {
      id: 'name',
      header: 'Cohort',
      minWidth: 150,
      card: 'title',
      sortValue: ({ name }) => name,
      cell: ({ name }) => name,
    },
    {
      id: 'rank',
      header: 'Place',
      width: 76,
      align: 'end',
      sortValue: ({ cell }) => cell.byValue?.rank ?? null,
      cell: ({ cell }) => <Num value={cell.byValue?.rank ?? null} unknown={`Fewer than ${fewest} people: no place`} />,
    },
    {
      id: 'people',
      header: 'People',
      width: 130,
      align: 'end',
      sortValue: ({ cell }) => cell.of,
      cell: (row) => <People row={row} onPeople={onPeople} />,
    },
    {
      id: 'value',
      header: 'Lifetime value',
      width: 190,
      align: 'end',
      sortValue: ranked((cell) => cell.lifetimeValue),
      cell: ({ cell }) => <Value cell={cell} currency={currency} />,
    },
    money('expected', 'Expected', (cell) => cell.byValue?.expected ?? null),
    {
      id: 'against',
      header: 'Against the rest',
      width: 130,
      cell: ({ cell }) => <Against cell={cell} fewest={fewest} />,
    },
    {
      id: 'repeat',
      header: 'Repeat rate',
      width: 110,
      align: 'end',
      sortValue: ranked((cell) => cell.repeatRate),
      cell: (row) =>
        row.cell.repeatRate === null ? (
          <Unknown reason={tooYoung} />
        ) : (
          <UnstyledButton className={classes.link} onClick={() => onPeople(row, true)}>
            <Percent share={row.cell.repeatRate} sample={row.cell.of} />
            <VisuallyHidden>{` of ${row.name} ordered again: make a segment of them`}</VisuallyHidden>
          </UnstyledButton>
        ),
    },
    money('first', 'First order', (cell) => cell.firstOrderValue),
    money('later', 'Later orders', (cell) => cell.laterOrderValue, 'No later orders yet'),
    {
      id: 'refunds',
      header: 'Refund rate',
      width: 110,
      align: 'end',
      sortValue: ranked((cell) => cell.refundRate),
      cell: ({ cell }) => <Percent share={cell.refundRate} unknown={tooYoung} />,
    },
  ];
}

function People({ row, onPeople }: { row: Compared; onPeople: (row: Compared, repeated: boolean) => void }) {
  const { cell, size, name } = row;
  if (cell.of === 0) return <Unknown reason={tooYoung} />;
  return (
    <UnstyledButton
      className={classes.link}
      data-tip={cell.state === 'part' ? `The other ${size - cell.of} have not had that many days yet` : undefined}
      onClick={() => onPeople(row, false)}
    >
      <Num value={cell.of} />
      {cell.state === 'part' && (
        <span className={classes.quiet}>
          {' of '}
          <Num value={size} />
        </span>
      )}
      <VisuallyHidden>{` people of ${name}: make a segment of them`}</VisuallyHidden>
    </UnstyledButton>
  );
}

function Value({ cell, currency }: { cell: HorizonCell; currency: string }) {
  const { lifetimeValue, valueInterval } = cell;
  return (
    <>
      <Money minor={rounded(lifetimeValue)} currency={currency} unknown={tooYoung} />
      {valueInterval && lifetimeValue !== null && (
        <span className={classes.quiet}>
          {' ± '}
          <Money minor={Math.round((valueInterval.high - valueInterval.low) / 2)} currency={currency} compact />
        </span>
      )}
    </>
  );
}

const tones = { better: 'good', worse: 'bad', alike: 'neutral' } as const;
const says = { better: 'Better', worse: 'Worse', alike: 'No difference' };

function Against({ cell, fewest }: { cell: HorizonCell; fewest: number }) {
  const against = cell.byValue?.againstRest;
  if (!against) return <Unknown reason={`Fewer than ${fewest} people here or in the rest`} />;
  return (
    <span
      data-tip={`Lifetime value against all other customers: p = ${against.p.toPrecision(2)}, corrected for the number of cohorts`}
    >
      <Tag tone={tones[against.says]}>{says[against.says]}</Tag>
    </span>
  );
}

import { Group, NumberInput, SegmentedControl, Tooltip } from '@mantine/core';
import { CsvButton, DataTable, minorDigits, Section, useUi } from '@rapport/ui';
import { rangeOf } from './cohort-heat.tsx';
import { horizons } from './cohort-search.ts';
import type { CellPeople } from './cohort-segment.tsx';
import { columnsOf, type Compared } from './table-columns.tsx';
import type { Cohorts } from './use-cohorts.ts';
import { cohortName, dimensionNames } from './words.ts';

interface CohortTableProps {
  cohorts: Cohorts;
  days: number;
  fewest: number;
  onDays: (days: number) => void;
  onFewest: (fewest: number) => void;
  onPeople: (people: CellPeople) => void;
}

/** Cohorts beside each other over equal times; only those with enough people have a place. */
export function CohortTable({ cohorts, days, fewest, onDays, onFewest, onPeople }: CohortTableProps) {
  const { locale } = useUi();
  const { by, currency } = cohorts;
  const at = cohorts.horizons.indexOf(days);
  const rows = cohorts.items.flatMap((cohort): Compared[] => {
    const cell = cohort.horizons[at];
    return cell ? [{ id: cohort.value, name: cohortName(by, cohort, locale), size: cohort.size, cell }] : [];
  });
  const people = ({ id, name, cell }: Compared, repeated: boolean) =>
    onPeople({
      title: `${name}, ${repeated ? `ordered again within ${days} days` : `${days} days behind them`}`,
      words: repeated
        ? `${cell.repeaters} people of “${name}” with a second order within ${days} days of the first`
        : `${cell.of} people of “${name}” whose first order is at least ${days} days ago`,
      condition: { kind: 'cohort', by, value: id, ...rangeOf(cohorts), afterDays: days, ...(repeated && { repeated }) },
    });
  const title = `Comparison after ${days} days`;
  const money = (minor: number | null | undefined) =>
    minor === null || minor === undefined ? null : Math.round(minor) / 10 ** minorDigits(currency);
  const csv = () => [
    [
      dimensionNames[by],
      'Customers',
      `With ${days} days`,
      `Lifetime value, ${currency}`,
      'Low',
      'High',
      'Expected',
      'Repeat rate',
      'First order',
      'Later orders',
      'Refund rate',
      'Rank',
    ],
    ...rows.map(({ name, size, cell }) => [
      name,
      size,
      cell.of,
      money(cell.lifetimeValue),
      money(cell.valueInterval?.low),
      money(cell.valueInterval?.high),
      money(cell.byValue?.expected),
      cell.repeatRate,
      money(cell.firstOrderValue),
      money(cell.laterOrderValue),
      cell.refundRate,
      cell.byValue?.rank ?? null,
    ]),
  ];
  return (
    <Section
      title={title}
      description={`The first ${days} days of people who have had them. “Expected” pulls small cohorts towards all customers; fewer than ${fewest} people get no place.`}
      flush
      actions={
        <Group gap="xs">
          <SegmentedControl
            size="xs"
            aria-label="Days since the first order"
            value={String(days)}
            onChange={(value) => onDays(Number(value))}
            data={horizons.map((value) => ({ value: String(value), label: `${value} d` }))}
          />
          <Tooltip label="Fewest people for a place">
            <NumberInput
              size="xs"
              w={72}
              min={1}
              max={100_000}
              aria-label="Fewest people for a place"
              value={fewest}
              onChange={(value) => typeof value === 'number' && value >= 1 && onFewest(value)}
            />
          </Tooltip>
          <CsvButton title={title} rows={csv} />
        </Group>
      }
    >
      <DataTable
        label="cohorts"
        rows={rows}
        rowId={({ id }) => id || '(none)'}
        columns={columnsOf(currency, fewest, people)}
      />
    </Section>
  );
}

import { SegmentedControl } from '@mantine/core';
import {
  CsvButton,
  formatMoney,
  formatNumber,
  formatPercent,
  Heatmap,
  minorDigits,
  Num,
  Section,
  useUi,
} from '@rapport/ui';
import { figures, type HeatFigure } from './cohort-search.ts';
import type { CellPeople } from './cohort-segment.tsx';
import { heatFull, heatRow } from './heat-rows.ts';
import type { Cohorts } from './use-cohorts.ts';
import { cohortName, dimensionNames, figureNames, figureWords, monthAfter } from './words.ts';
import classes from './cohorts.module.css';

interface CohortHeatProps {
  cohorts: Cohorts;
  figure: HeatFigure;
  onFigure: (figure: HeatFigure) => void;
  onPeople: (people: CellPeople) => void;
}

/** As many as a screen holds; all of them are in the table below. */
const most = 36;

/** Months after the first order across, cohorts down; a cell leads to its people. */
export function CohortHeat({ cohorts, figure, onFigure, onPeople }: CohortHeatProps) {
  const { locale } = useUi();
  const { by, currency } = cohorts;
  const shown = cohorts.items.filter(({ months }) => months.length > 0).slice(0, most);
  const rows = shown.map((cohort) => {
    const row = heatRow(cohort, cohortName(by, cohort, locale), figure);
    return { ...row, aside: <Num value={cohort.size} /> };
  });
  const width = Math.max(0, ...rows.map(({ values }) => values.length));
  const columns = Array.from({ length: width }, (_, month) => String(month));
  const money = (minor: number) => formatMoney(Math.round(minor), currency, { locale, axis: true });
  const format = figure === 'retention' ? (share: number) => formatPercent(share, { locale, digits: 0 }) : money;
  const title = `${figureNames[figure]} by month after the first order`;

  const open = (row: { id: string; label: string }, month: number) => {
    const cell = shown.find(({ value }) => value === row.id)?.months[month];
    if (!cell) return;
    onPeople({
      title: month === 0 ? row.label : `${row.label}, ordered again in month ${month}`,
      words: `${formatNumber(cell.active, { locale })} people whose first order counts as “${row.label}” ${month === 0 ? 'and whose first month is over' : `and who ordered ${month} months after it`}`,
      condition: { kind: 'cohort', by, value: row.id, ...rangeOf(cohorts), orderedInMonth: month },
    });
  };
  const inFile = (value: number) => (figure === 'retention' ? value : Math.round(value) / 10 ** minorDigits(currency));
  // All cohorts, also those that have no room on the screen.
  const csv = () => [
    [dimensionNames[by], 'Customers', ...columns.map((column) => monthAfter(Number(column)))],
    ...cohorts.items.map((cohort) => {
      const { label, values } = heatRow(cohort, cohortName(by, cohort, locale), figure);
      return [label, cohort.size, ...values.map((value) => (value === null ? null : inFile(value)))];
    }),
  ];

  return (
    <Section
      title={title}
      description={figureWords[figure]}
      actions={
        <>
          <SegmentedControl
            size="xs"
            aria-label="Figure of the heat map"
            value={figure}
            onChange={(value) => onFigure(figures.find((one) => one === value) ?? 'retention')}
            data={figures.map((value) => ({ value, label: figureNames[value] }))}
          />
          <CsvButton title={title} rows={csv} />
        </>
      }
    >
      <Heatmap
        label={title}
        rowTitle={dimensionNames[by]}
        asideTitle="Customers"
        columns={columns}
        rows={rows}
        format={format}
        full={heatFull(rows, figure)}
        onCell={open}
      />
      <p className={classes.legend}>
        A dot <span className={classes.part} aria-hidden /> in the corner: only the people for whom the month is over.
        Hatched <span className={classes.waiting} aria-hidden />: not over yet for anybody. Press a cell for its people.
      </p>
    </Section>
  );
}

/** Cohorts by month say their months themselves. */
export const rangeOf = ({ by, from, to }: Cohorts): { from?: string; to?: string } =>
  by === 'month' ? {} : { from, to };

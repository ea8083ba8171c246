import type { HeatNote, HeatRow } from '@rapport/ui';
import type { HeatFigure } from './cohort-search.ts';
import type { Cohort } from './use-cohorts.ts';

type Month = Cohort['months'][number];

/** A month of a cohort as the heat map shows it; null while nobody has had the month in full. */
export function heatValue({ state, of, active, net, netSoFar }: Month, figure: HeatFigure): number | null {
  if (state === 'young') return null;
  if (figure === 'retention') return active / of;
  return figure === 'revenue' ? net : netSoFar / of;
}

export function heatRow(cohort: Cohort, name: string, figure: HeatFigure): HeatRow {
  return {
    id: cohort.value,
    label: name,
    aside: cohort.size,
    values: cohort.months.map((month) => heatValue(month, figure)),
    notes: cohort.months.map((month) => noteOf(month, cohort.size)),
  };
}

function noteOf({ state, of, active }: Month, size: number): HeatNote | null {
  if (state === 'young') return { text: 'Not over yet for anybody of this cohort', mark: 'waiting' };
  const ordered = `${active} of ${of} people ordered`;
  if (state === 'whole') return { text: ordered };
  return { text: `${ordered}. The month is not over yet for the other ${size - of}`, mark: 'part' };
}

/** What takes the darkest colour: the first month is everybody's and would make the others pale. */
export function heatFull(rows: readonly HeatRow[], figure: HeatFigure): number {
  const from = figure === 'value' ? 0 : 1;
  return Math.max(0, ...rows.flatMap(({ values }) => values.slice(from).map((value) => value ?? 0)));
}

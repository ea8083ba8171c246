import { SegmentedControl } from '@mantine/core';
import { CsvButton, formatMoney, formatNumber, heatStep, minorToDecimal, Section, useUi } from '@rapport/ui';
import { useState } from 'react';
import { useWorkspace } from '../../shell/workspace.tsx';
import { newSegmentPath } from './new-segment-path.ts';
import type { Grid } from './grid.ts';
import classes from './rfm.module.css';

const measures = { people: 'People', revenue: 'Net revenue', mean: 'Each' } as const;
type Measure = keyof typeof measures;
type Cell = Grid['cells'][number];

const measured = (cell: Cell, measure: Measure): number =>
  measure === 'mean' ? (cell.people === 0 ? 0 : cell.revenue / cell.people) : cell[measure];

/** Recency up, frequency to the right; a cell leads to its people. */
export function RfmGrid({ grid }: { grid: Grid }) {
  const { locale, navigate } = useUi();
  const { href } = useWorkspace();
  const [measure, setMeasure] = useState<Measure>('people');
  const scores = Array.from({ length: grid.bins }, (_, i) => i + 1);
  const cellAt = (r: number, f: number) => grid.cells.find((cell) => cell.r === r && cell.f === f);
  const largest = Math.max(...grid.cells.map((cell) => measured(cell, measure)), 0);
  const money = (minor: number) => formatMoney(Math.round(minor), grid.currency, { locale, axis: true });
  const written = (cell: Cell) =>
    measure === 'people' ? formatNumber(cell.people, { locale }) : money(measured(cell, measure));
  const span = (dimension: 'recency' | 'frequency', score: number): string => {
    const found = grid.thresholds.find((one) => one.dimension === dimension && one.score === score);
    if (!found) return 'nobody';
    const values = found.low === found.high ? `${found.low}` : `${found.low}–${found.high}`;
    return dimension === 'recency' ? `${values} days` : `${values} ${values === '1' ? 'order' : 'orders'}`;
  };
  const rows = [
    ['Recency score', 'Frequency score', 'Groups', 'People', `Net revenue, ${grid.currency}`, 'Orders'],
    ...grid.cells.map((cell) => [
      cell.r,
      cell.f,
      cell.groups.join(', '),
      cell.people,
      Number(minorToDecimal(cell.revenue, grid.currency)),
      cell.orders,
    ]),
  ];
  return (
    <Section
      title="Recency × frequency"
      description="Top right bought lately and often."
      actions={
        <>
          <SegmentedControl
            size="xs"
            aria-label="What cells show"
            value={measure}
            onChange={(value) => setMeasure(value in measures ? (value as Measure) : 'people')}
            data={Object.entries(measures).map(([value, label]) => ({ value, label }))}
          />
          <CsvButton title="RFM grid" rows={() => rows} />
        </>
      }
    >
      <div className={classes.frame} tabIndex={0} role="region" aria-label="RFM grid">
        <table className={classes.grid}>
          <thead>
            <tr>
              <th scope="col">Recency</th>
              {scores.map((f) => (
                <th key={f} scope="col">
                  {f} · {span('frequency', f)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {scores.toReversed().map((r) => (
              <tr key={r}>
                <th scope="row">
                  {r} · {span('recency', r)}
                </th>
                {scores.map((f) => {
                  const cell = cellAt(r, f);
                  if (!cell) return <td key={f} />;
                  const step = heatStep(largest > 0 ? measured(cell, measure) / largest : 0);
                  const people = formatNumber(cell.people, { locale });
                  return (
                    <td
                      key={f}
                      className={classes.cell}
                      style={
                        cell.people > 0
                          ? { background: `var(--heat-${step})`, color: `var(--heat-${step}-text)` }
                          : undefined
                      }
                    >
                      <button
                        type="button"
                        disabled={cell.people === 0 || !grid.isNow}
                        title={`Recency ${r}, frequency ${f}: ${people} people, ${money(cell.revenue)}, ${cell.groups.join(' or ')}`}
                        onClick={() => navigate(href(newSegmentPath(`RFM ${r}·${f}`, cell.rule)))}
                      >
                        <span className={classes.main}>{cell.people === 0 ? '' : written(cell)}</span>
                        <span>{cell.people === 0 ? '' : cell.groups[0]}</span>
                      </button>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={classes.hint}>
        {grid.isNow
          ? 'Choose a cell to see its people and make them a segment. Equal values share a score, so cells differ in size.'
          : 'As it was at the end of the month. Go to “Now” to make a segment of a cell.'}
      </p>
    </Section>
  );
}

import { ChartFrame, formatNumber, formatPercent, Heatmap, Num, useUi } from '@rapport/ui';
import { useWorkspace } from '../../../shell/workspace.tsx';
import { cellOf, inBoth, type Overlap } from './overlap-rows.ts';
import classes from './overlap.module.css';

/** Segments down and across; a cell says which share of the row is in the column, and leads to the people in both. */
export function OverlapMap({ overlap }: { overlap: Overlap }) {
  const { locale, navigate } = useUi();
  const { href, can } = useWorkspace();
  const { segments, pairs } = overlap;
  const nameOf = (id: number): string => segments.find((one) => one.id === id)?.name ?? '';
  const percent = (share: number) =>
    share > 0 && share < 0.005
      ? `<${formatPercent(0.01, { locale, digits: 0 })}`
      : formatPercent(share, { locale, digits: 0 });
  const number = (value: number) => formatNumber(value, { locale });
  const rows = segments.map(({ id, name, members }, row) => {
    const cells = segments.map((_, column) => cellOf(overlap, row, column));
    return {
      id: String(id),
      label: name,
      aside: <Num value={members} />,
      values: cells.map((cell) => cell?.share ?? null),
      notes: cells.map((cell, column) =>
        cell === null
          ? null
          : {
              text: `${number(cell.both)} of ${number(members)} in “${name}” are in “${segments[column]?.name ?? ''}”`,
            },
      ),
    };
  });
  const open = (row: number, column: number) => {
    const [one, other] = [segments[row], segments[column]];
    if (!one || !other) return;
    const search = new URLSearchParams({
      name: `${one.name} and ${other.name}`.slice(0, 120),
      rule: JSON.stringify(inBoth(one.id, other.id)),
    });
    navigate(href(`/segments/new?${search.toString()}`));
  };
  return (
    <ChartFrame
      title="Overlap of segments"
      description="Share of each row’s people who are in the column’s segment too, as of the last evaluation."
      columns={['Segment', 'People', 'Other segment', 'Its people', 'In both', 'Share of segment', 'Share of other']}
      rows={pairs.map(({ one, other, both, shareOfOne, shareOfOther }) => [
        nameOf(one),
        sizeOf(overlap, one),
        nameOf(other),
        sizeOf(overlap, other),
        both,
        shareOfOne,
        shareOfOther,
      ])}
      format={(value, column) => (column > 4 ? formatPercent(value, { locale }) : number(value))}
    >
      <Heatmap
        label="Overlap of segments"
        rowTitle="Of the people in"
        asideTitle="People"
        columns={segments.map(({ name }) => name)}
        rows={rows}
        format={percent}
        full={1}
        wordy
        onCell={
          can('segments:write')
            ? (row, column) =>
                open(
                  rows.findIndex(({ id }) => id === row.id),
                  column,
                )
            : undefined
        }
      />
      {can('segments:write') && (
        <p className={classes.hint}>Press a cell to make a segment of the people who are in both.</p>
      )}
    </ChartFrame>
  );
}

const sizeOf = ({ segments }: Overlap, id: number): number => segments.find((one) => one.id === id)?.members ?? 0;

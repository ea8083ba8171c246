import { AppLink, CsvButton, minorToDecimal, Money, Num, Percent, Section } from '@rapport/ui';
import { useWorkspace } from '../../shell/workspace.tsx';
import { newSegmentPath } from './new-segment-path.ts';
import type { Grid } from './grid.ts';
import classes from './rfm.module.css';

/** The groups, best first, with what they are worth. */
export function GroupsTable({ grid }: { grid: Grid }) {
  const { href } = useWorkspace();
  return (
    <Section
      title="Groups"
      description="The map of scores; change it in the settings."
      flush
      actions={<CsvButton title="RFM groups" rows={() => fileRows(grid)} />}
    >
      <ul className={classes.groups}>
        {grid.groups.map((group) => (
          <li key={group.key} className={classes.group}>
            <span className={classes.name}>
              {grid.isNow ? (
                <AppLink href={href(newSegmentPath(group.name, group.rule))}>{group.name}</AppLink>
              ) : (
                group.name
              )}
            </span>
            <span className={classes.amount}>
              <Num value={group.people} /> · <Percent share={grid.people === 0 ? null : group.people / grid.people} />
            </span>
            <span className={classes.meaning}>{group.meaning}</span>
            <span className={`${classes.amount} ${classes.meaning}`}>
              <Money minor={group.revenue} currency={grid.currency} compact />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

const fileRows = ({ groups, people, currency }: Grid): (string | number | null)[][] => [
  ['Group', 'Meaning', 'People', 'Share', `Net revenue, ${currency}`],
  ...groups.map((group) => [
    group.name,
    group.meaning,
    group.people,
    people === 0 ? null : group.people / people,
    Number(minorToDecimal(group.revenue, currency)),
  ]),
];

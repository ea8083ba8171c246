import { leavesOf, type RuleExplanation } from './explanation.ts';
import classes from './record.module.css';

/** The fewest conditions that turn the answer round. */
export function ToChange({ explanation: { member, tree } }: { explanation: RuleExplanation }) {
  const leaves = leavesOf(tree).filter(({ toChange }) => toChange);
  const [only] = leaves;
  if (!only) return null;
  return (
    <div className={classes.toChange}>
      <h3 className={classes.small}>
        {member ? 'They would leave' : 'They would enter'}
        {leaves.length === 1 ? ' if this alone changed' : ` if these ${leaves.length} changed together`}
      </h3>
      <ul>
        {leaves.map(({ path, words, holds }) => (
          <li key={path}>
            <code>{words}</code> {holds ? 'no longer held' : 'held'}
          </li>
        ))}
      </ul>
    </div>
  );
}

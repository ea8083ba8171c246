import { Checkbox } from '@mantine/core';
import classes from './list.module.css';

interface ChoicesProps {
  label: string;
  options: readonly string[];
  nameOf: (option: string) => string;
  chosen: string[];
  onChange: (chosen: string[]) => void;
}

/** Values people have, most frequent first; any of the chosen ones will do. */
export function Choices({ label, options, nameOf, chosen, onChange }: ChoicesProps) {
  const all = [...new Set([...options, ...chosen])];
  return (
    <Checkbox.Group label={label} value={chosen} onChange={onChange}>
      <div className={classes.choices}>
        {all.map((option) => (
          <Checkbox key={option} value={option} label={nameOf(option)} />
        ))}
        {all.length === 0 && <span className={classes.second}>No values yet</span>}
      </div>
    </Checkbox.Group>
  );
}

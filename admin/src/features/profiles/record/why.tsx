import { ActionIcon, Popover } from '@mantine/core';
import { CircleHelp } from 'lucide-react';
import classes from './record.module.css';

/** How a figure came to be: what it means, and the computation with this person's numbers. */
export function Why({ label, meaning, computation }: { label: string; meaning?: string; computation: string }) {
  return (
    <Popover width={280} position="bottom" trapFocus>
      <Popover.Target>
        <ActionIcon size={24} aria-label={`Why: ${label}`} className={classes.whyButton}>
          <CircleHelp size={14} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <p className={classes.whyTitle}>{label}</p>
        {meaning && <p className={classes.whyText}>{meaning}</p>}
        <p className={classes.whyFormula}>{computation}</p>
      </Popover.Dropdown>
    </Popover>
  );
}

import { Kbd, Tooltip } from '@mantine/core';
import type { ReactElement } from 'react';
import classes from './keys.module.css';

const isApple = () => /mac|iphone|ipad/i.test(navigator.userAgent);

const symbols: Record<string, () => string> = {
  mod: () => (isApple() ? '⌘' : 'Ctrl'),
  enter: () => '↵',
  shift: () => '⇧',
  esc: () => 'Esc',
  up: () => '↑',
  down: () => '↓',
};

/** Keys in the order they are pressed: `keys="mod k"`, `keys="g p"`. */
export function Keys({ keys }: { keys: string }) {
  return (
    <span className={classes.keys}>
      {keys.split(' ').map((key, position) => (
        <Kbd key={`${key}${position}`}>{symbols[key]?.() ?? key.toUpperCase()}</Kbd>
      ))}
    </span>
  );
}

/** A tooltip that names a control and shows the keys that do the same. */
export function KeysTooltip(props: {
  label: string;
  keys: string;
  position?: 'right' | 'bottom' | 'top';
  disabled?: boolean;
  children: ReactElement;
}) {
  return (
    <Tooltip
      label={
        <span className={classes.hint}>
          {props.label} <Keys keys={props.keys} />
        </span>
      }
      position={props.position ?? 'bottom'}
      disabled={props.disabled}
    >
      {props.children}
    </Tooltip>
  );
}

import { ActionIcon } from '@mantine/core';
import { GripVertical } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { isGroup, type RuleNode } from '../rule/tree.ts';
import { useBuilder } from './builder-context.ts';
import classes from './builder.module.css';

/** Drags a condition or a group; arrow keys move it one place, a press shows every place it can go to. */
export function MoveHandle({ node }: { node: RuleNode }) {
  const { move, beginDrag, choosePlace } = useBuilder();
  const { id } = node;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    event.stopPropagation();
    move({ type: 'shift', id, by: event.key === 'ArrowUp' ? -1 : 1 });
  };
  return (
    <ActionIcon
      size={28}
      className={classes.handle}
      data-handle
      aria-label={`Move this ${isGroup(node) ? 'group' : 'condition'}`}
      aria-keyshortcuts="ArrowUp ArrowDown"
      title="Drag, use the arrow keys, or press to choose a place"
      onPointerDown={(event) => beginDrag(id, event)}
      onKeyDown={onKeyDown}
      onClick={() => choosePlace(id)}
    >
      <GripVertical size={16} />
    </ActionIcon>
  );
}

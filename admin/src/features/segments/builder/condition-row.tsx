import { ActionIcon, Button } from '@mantine/core';
import { ChevronDown, X } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import type { Condition } from '../rule/conditions.ts';
import { lacking } from '../rule/complete.ts';
import { subjectLabel } from '../rule/subjects.ts';
import type { ConditionNode } from '../rule/tree.ts';
import { conditionWords } from '../rule/words.ts';
import { newId, useBuilder } from './builder-context.ts';
import { OutcomeLine } from '../record/outcome-line.tsx';
import { ConditionFields } from './condition-fields.tsx';
import { MoveHandle } from './move-handle.tsx';
import { NodeMenu } from './node-menu.tsx';
import { SubjectPicker } from './subject-picker.tsx';
import classes from './builder.module.css';

/** One condition: what it is about, how it is compared, what can be done with it. */
export function ConditionRow({ node }: { node: ConditionNode }) {
  const { dispatch, subjects, names, faults, move, dragged, outcomes } = useBuilder();
  const { id, condition } = node;
  const lack = lacking(condition);
  const fault = faults[id];
  const outcome = outcomes.get(id);
  const change = (next: Condition, step?: string) => dispatch({ type: 'change', id, condition: next, step });

  const onKeyDown = (event: KeyboardEvent) => {
    const shift = event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown');
    const duplicate = (event.metaKey || event.ctrlKey) && event.key.toLowerCase() === 'd';
    if (!shift && !duplicate) return;
    event.preventDefault();
    if (shift) move({ type: 'shift', id, by: event.key === 'ArrowUp' ? -1 : 1 });
    else dispatch({ type: 'duplicate', id, as: newId() });
  };

  return (
    // The keys work from any field inside; the menu says the same to those who do not know them.
    <div
      className={classes.condition}
      role="group"
      aria-label={conditionWords(condition, names)}
      data-node={id}
      data-dragged={dragged === id || undefined}
      onKeyDown={onKeyDown}
    >
      <div className={classes.conditionLine}>
        <MoveHandle node={node} />
        <div className={classes.fields}>
          <SubjectPicker onPick={(subject) => change(subject.condition())}>
            {(open) => (
              <Button
                size="xs"
                variant="default"
                className={classes.subject}
                rightSection={<ChevronDown size={14} />}
                onClick={open}
              >
                {subjectLabel(condition, subjects)}
              </Button>
            )}
          </SubjectPicker>
          <ConditionFields condition={condition} onChange={change} />
        </div>
        <div className={classes.conditionEnd}>
          <NodeMenu node={node} />
          <ActionIcon size={28} aria-label="Remove this condition" onClick={() => dispatch({ type: 'remove', id })}>
            <X size={16} />
          </ActionIcon>
        </div>
      </div>
      {outcome && <OutcomeLine leaf={outcome} />}
      {(fault ?? lack) && (
        <p className={classes.lack} data-fault={fault ? true : undefined} role={fault ? 'alert' : undefined}>
          {fault ?? lack}
        </p>
      )}
    </div>
  );
}

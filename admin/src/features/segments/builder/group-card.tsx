import { Button, Select } from '@mantine/core';
import { FolderPlus, Plus } from 'lucide-react';
import { Fragment } from 'react';
import { opWords } from '../rule/places.ts';
import { isCondition, isGroup, type GroupNode, type GroupOp } from '../rule/tree.ts';
import { newId, useBuilder } from './builder-context.ts';
import { ConditionRow } from './condition-row.tsx';
import { KeptRow } from './kept-row.tsx';
import { MoveHandle } from './move-handle.tsx';
import { NodeMenu } from './node-menu.tsx';
import { SubjectPicker } from './subject-picker.tsx';
import classes from './builder.module.css';

const ops = (['all', 'any', 'none'] as const).map((value) => ({ value, label: opWords[value] }));
const joiners: Record<GroupOp, string> = { all: 'and', any: 'or', none: 'nor' };

export function GroupCard({ group, depth }: { group: GroupNode; depth: number }) {
  const { dispatch, dragged } = useBuilder();
  const { id, op, children } = group;
  return (
    <div
      className={classes.group}
      data-op={op}
      data-nested={depth > 0 || undefined}
      role="group"
      aria-label={`Group: ${opWords[op]}`}
      data-node={id}
      data-dragged={dragged === id || undefined}
    >
      <div className={classes.groupHead}>
        {depth > 0 && <MoveHandle node={group} />}
        <Select
          size="xs"
          w={176}
          aria-label="How the conditions of this group combine"
          allowDeselect={false}
          data={ops}
          value={op}
          onChange={(value) => dispatch({ type: 'op', id, op: ops.find((one) => one.value === value)?.value ?? 'all' })}
        />
        {depth > 0 && <NodeMenu node={group} />}
      </div>
      {children.length > 0 && (
        <div className={classes.children}>
          {children.map((child, index) => (
            <Fragment key={child.id}>
              {index > 0 && (
                <span className={classes.joiner} aria-hidden>
                  {joiners[op]}
                </span>
              )}
              {isGroup(child) ? (
                <GroupCard group={child} depth={depth + 1} />
              ) : isCondition(child) ? (
                <ConditionRow node={child} />
              ) : (
                <KeptRow node={child} />
              )}
            </Fragment>
          ))}
        </div>
      )}
      <div className={classes.groupFoot}>
        <SubjectPicker
          onPick={(subject) =>
            dispatch({ type: 'add', parent: id, node: { id: newId(), condition: subject.condition() } })
          }
        >
          {(open) => (
            <Button
              size="compact-sm"
              variant={children.length === 0 ? 'light' : 'subtle'}
              leftSection={<Plus size={14} />}
              onClick={open}
            >
              Add condition
            </Button>
          )}
        </SubjectPicker>
        {depth < 10 && (
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            leftSection={<FolderPlus size={14} />}
            onClick={() =>
              dispatch({
                type: 'add',
                parent: id,
                node: { id: newId(), op: op === 'any' ? 'all' : 'any', children: [] },
              })
            }
          >
            Add group
          </Button>
        )}
      </div>
    </div>
  );
}

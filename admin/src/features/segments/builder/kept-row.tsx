import { Code } from '@mantine/core';
import type { KeptNode } from '../rule/tree.ts';
import { useBuilder } from './builder-context.ts';
import { MoveHandle } from './move-handle.tsx';
import { NodeMenu } from './node-menu.tsx';
import classes from './builder.module.css';

/** A condition this builder has no fields for: it stays as it is. */
export function KeptRow({ node }: { node: KeptNode }) {
  const { dragged } = useBuilder();
  return (
    <div
      className={classes.condition}
      role="group"
      aria-label="Condition kept as it is"
      data-node={node.id}
      data-dragged={dragged === node.id || undefined}
    >
      <div className={classes.conditionLine}>
        <MoveHandle node={node} />
        <Code className={classes.kept}>{JSON.stringify(node.raw)}</Code>
        <NodeMenu node={node} />
      </div>
      <p className={classes.lack}>This kind cannot be edited here. It counts and is kept as it is.</p>
    </div>
  );
}

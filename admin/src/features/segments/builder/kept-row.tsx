import { Code } from '@mantine/core';
import type { KeptNode } from '../rule/tree.ts';
import { NodeMenu } from './node-menu.tsx';
import classes from './builder.module.css';

/** A condition this builder has no fields for: it stays as it is. */
export function KeptRow({ node }: { node: KeptNode }) {
  return (
    <div className={classes.condition} role="group" aria-label="Condition kept as it is">
      <div className={classes.conditionLine}>
        <Code className={classes.kept}>{JSON.stringify(node.raw)}</Code>
        <NodeMenu node={node} />
      </div>
      <p className={classes.lack}>This kind cannot be edited here. It counts and is kept as it is.</p>
    </div>
  );
}

import { nodeAt, type GroupNode } from '../rule/tree.ts';
import { leavesOf, type ExplainedLeaf, type RuleExplanation } from './explanation.ts';

/** The outcome of each condition under edit; a condition that was computed in several parts has none of its own. */
export function outcomesByNode(
  root: GroupNode,
  explained: Pick<RuleExplanation, 'tree'> | undefined,
): ReadonlyMap<string, ExplainedLeaf> {
  const found = new Map<string, ExplainedLeaf>();
  const several = new Set<string>();
  for (const leaf of explained ? leavesOf(explained.tree) : []) {
    const node = nodeAt(root, leaf.path);
    if (!node || node.id === root.id) continue;
    if (found.has(node.id)) several.add(node.id);
    found.set(node.id, leaf);
  }
  for (const id of several) found.delete(id);
  return found;
}

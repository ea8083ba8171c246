import type { components, paths } from '@rapport/sdk';

export type Explanation =
  paths['/api/v1/segments/{id}/explain']['get']['responses'][200]['content']['application/json'];
/** Of a rule that is not stored: without its history. */
export type RuleExplanation =
  paths['/api/v1/segments/explain']['post']['responses'][200]['content']['application/json'];
export type Explained = components['schemas']['ExplainedCondition'];
export type ExplainedLeaf = Exclude<Explained, { op: string }>;

export const leavesOf = (node: Explained): ExplainedLeaf[] => ('op' in node ? node.children.flatMap(leavesOf) : [node]);

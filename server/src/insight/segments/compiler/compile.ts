import { conflict, invalid, Problem } from '../../../kernel/problem.ts';
import type { AnyConditionKind } from '../language/condition-kind.ts';
import { asGroup, conditionsOf, type Condition, type Rule, type RuleNode } from '../language/rule.ts';
import type { Builder, Setting, Things } from './builder.ts';
import { makeBuilder, type SegmentOf } from './make-builder.ts';
import type { Compilation, Compiled, Node } from './types.ts';

/** What compiling may refer to: the kinds, the rules of nested segments (all that are reachable), figures and rates. */
export type Library = Things & {
  kinds: readonly AnyConditionKind[];
  segments: ReadonlyMap<number, { name: string; rule: Rule }>;
};

/**
 * Rules as features plus booleans. Features are shared among all the rules.
 * @throws Problem 422 with the place of the fault; 409 when segments contain each other
 */
export function compileRules(rules: readonly Rule[], library: Library, setting: Setting): Compilation {
  const inside: number[] = [];
  const segment: SegmentOf = (id, path, b) => {
    const other = library.segments.get(id);
    if (!other)
      throw invalid(
        `There is no segment ${id} in this workspace.`,
        [{ path, message: 'Unknown segment' }],
        'invalid_rule',
      );
    if (inside.includes(id)) throw cycle([...inside.slice(inside.indexOf(id)), id], library.segments);
    inside.push(id);
    const node = compileNode(other.rule.where, path, b);
    inside.pop();
    return other.rule.population === 'known' ? onlyKnown(node, b, path) : node;
  };
  const { builder, collected } = makeBuilder(setting, library, segment);
  const compileNode = (node: RuleNode, path: string, b: Builder): Node => {
    const group = asGroup(node);
    if (group !== null) {
      const children = group.children.map((child, i) => compileNode(child, `${path}/${group.op}/${i}`, b));
      return { type: 'group', path, op: group.op, children };
    }
    return compileCondition(node as Condition, path, b);
  };
  const compileCondition = (condition: Condition, path: string, b: Builder): Node => {
    const kind = library.kinds.find((k) => k.kind === condition.kind);
    if (!kind)
      throw invalid(
        `This rule uses the condition "${condition.kind}", which is not installed.`,
        undefined,
        'invalid_rule',
      );
    try {
      return kind.compile(condition, b, path);
    } catch (error) {
      if (error instanceof Problem && error.errors === undefined && error.code === 'invalid_rule') {
        throw invalid(error.message, [{ path: `/rule/${path}`, message: error.message }], 'invalid_rule');
      }
      throw error;
    }
  };
  const compiled = rules.map((rule): Compiled => ({
    population: rule.population,
    root: compileNode(rule.where, 'where', builder),
  }));
  return { rules: compiled, ...collected };
}

/** A nested segment keeps its own population: outside a `known` rule it must say so itself. */
const onlyKnown = (node: Node, b: Builder, path: string): Node => ({
  type: 'group',
  path,
  op: 'all',
  children: [
    node,
    {
      type: 'term',
      path: `${path}/known`,
      kind: 'known',
      test: b.profile('known = 1'),
      value: null,
      whenAbsent: false,
      wanted: 'identified',
    },
  ],
});

function cycle(ids: readonly number[], segments: Library['segments']): Problem {
  const names = ids.map((id) => `"${segments.get(id)?.name ?? id}" (${id})`);
  return conflict(
    'segment_cycle',
    `Segments cannot contain each other: ${names.join(' → ')}.`,
    'Remove one of these references.',
  );
}

/** Ids of segments a rule names directly. */
export function referencesOf(rule: Rule, kinds: readonly AnyConditionKind[]): number[] {
  const ids = new Set<number>();
  for (const condition of conditionsOf(rule.where)) {
    for (const id of kinds.find((k) => k.kind === condition.kind)?.segments(condition) ?? []) ids.add(id);
  }
  return [...ids];
}

/** True when members can change although nothing happens. */
export const movesWithTime = (rule: Rule, kinds: readonly AnyConditionKind[]): boolean =>
  [...conditionsOf(rule.where)].some((c) => kinds.find((k) => k.kind === c.kind)?.movesWithTime(c) ?? false);

import { z } from 'zod';
import { invalid, type FieldError } from '../../../kernel/problem.ts';
import { upgradeRule } from './upgrade.ts';
import type { AnyConditionKind } from './condition-kind.ts';

export const ruleVersion = 1;

export type Condition = { kind: string };
export type RuleNode = { all: RuleNode[] } | { any: RuleNode[] } | { none: RuleNode[] } | Condition;

/** `population`: `known` asks people with an address or id; `everyone` asks unidentified visitors as well. */
export type Rule = { version: 1; population: 'known' | 'everyone'; where: RuleNode };

export const maximumDepth = 12;
export const maximumNodes = 300;

const groupOps = ['all', 'any', 'none'] as const;

export type GroupNode = { op: 'all' | 'any' | 'none'; children: readonly RuleNode[] };

/** A node as a group, or null for a condition. */
export function asGroup(node: RuleNode): GroupNode | null {
  if ('all' in node) return { op: 'all', children: node.all };
  if ('any' in node) return { op: 'any', children: node.any };
  if ('none' in node) return { op: 'none', children: node.none };
  return null;
}

/** The schema of rules over the kinds at hand. */
export function ruleSchema(kinds: readonly AnyConditionKind[]) {
  const node: z.ZodType<RuleNode> = z.lazy(() =>
    z.union([
      z.strictObject({ all: z.array(node).min(1).max(100) }),
      z.strictObject({ any: z.array(node).min(1).max(100) }),
      z.strictObject({ none: z.array(node).min(1).max(100) }),
      ...kinds.map((kind) => kind.schema),
    ]),
  );
  return z.strictObject({
    version: z.literal(ruleVersion).default(ruleVersion),
    population: z.enum(['known', 'everyone']).default('known'),
    where: node,
  });
}

/** For editors and other programs. */
export const ruleJsonSchema = (kinds: readonly AnyConditionKind[]): Record<string, unknown> => ({
  ...z.toJSONSchema(ruleSchema(kinds), { io: 'input', unrepresentable: 'any' }),
  title: 'Segment rule',
});

/**
 * Reads a rule from outside. Walks it node by node, so that a fault is named at its place (`/rule/where/all/1/is`)
 * and not as "none of nine kinds matched".
 * @throws Problem 422
 */
export function parseRule(given: unknown, kinds: readonly AnyConditionKind[], at = '/rule'): Rule {
  const raw = upgradeRule(given);
  const head = z
    .strictObject({
      version: z.literal(ruleVersion).default(ruleVersion),
      population: z.enum(['known', 'everyone']).default('known'),
      where: z.record(z.string(), z.unknown()),
    })
    .safeParse(raw);
  if (!head.success) throw invalid('The rule is not valid.', issues(head.error, at), 'invalid_rule');
  const errors: FieldError[] = [];
  const counter = { nodes: 0 };
  const where = readNode(head.data.where, kinds, `${at}/where`, 1, errors, counter);
  if (counter.nodes > maximumNodes) {
    errors.push({ path: at, message: `The rule has more than ${maximumNodes} parts; split it into nested segments.` });
  }
  if (errors.length > 0 || where === null) throw invalid('The rule is not valid.', errors, 'invalid_rule');
  return { ...head.data, where };
}

function readNode(
  raw: unknown,
  kinds: readonly AnyConditionKind[],
  at: string,
  depth: number,
  errors: FieldError[],
  counter: { nodes: number },
): RuleNode | null {
  const fail = (message: string, path = at): null => {
    errors.push({ path, message });
    return null;
  };
  counter.nodes += 1;
  if (counter.nodes > maximumNodes) return null;
  if (depth > maximumDepth) return fail(`Groups nest at most ${maximumDepth} deep.`);
  const object = z.record(z.string(), z.unknown()).safeParse(raw);
  if (!object.success) return fail('Expected a group {"all": […]} or a condition {"kind": …}.');
  const op = groupOps.find((name) => name in object.data);
  if (op !== undefined) {
    if (Object.keys(object.data).length > 1) return fail(`A group has one key only ("${op}").`);
    const list = object.data[op];
    if (!Array.isArray(list) || list.length === 0 || list.length > 100) {
      return fail('A group holds a list of 1 to 100 parts.', `${at}/${op}`);
    }
    const children = list.map((child, i) => readNode(child, kinds, `${at}/${op}/${i}`, depth + 1, errors, counter));
    const whole = children.filter((child) => child !== null);
    if (whole.length < children.length) return null;
    return op === 'all' ? { all: whole } : op === 'any' ? { any: whole } : { none: whole };
  }
  const kind = kinds.find((candidate) => candidate.kind === object.data.kind);
  if (!kind) return fail(`Unknown kind; one of ${kinds.map((k) => `"${k.kind}"`).join(', ')}.`, `${at}/kind`);
  const parsed = kind.schema.safeParse(object.data);
  if (parsed.success) return parsed.data;
  errors.push(...issues(parsed.error, at));
  return null;
}

const issues = (error: z.ZodError, at: string): FieldError[] =>
  error.issues.map((issue) => ({ path: [at, ...issue.path.map(String)].join('/'), message: issue.message }));

/** Every condition of a rule. */
export function* conditionsOf(node: RuleNode): Generator<Condition> {
  const group = asGroup(node);
  if (group === null) yield node as Condition;
  else for (const child of group.children) yield* conditionsOf(child);
}

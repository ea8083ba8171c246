import type { AnyConditionKind } from '../condition-kind.ts';
import { asGroup, type Condition, type Rule, type RuleNode } from '../rule.ts';
import { genericText } from './generic.ts';
import { lookup, type Lookup, type Names } from './names.ts';

const width = 100;

/** The one way a rule is written: on one line where it fits, else a line per condition. */
export function formatRule(rule: Rule, kinds: readonly AnyConditionKind[], names: Names): string {
  const writer = { kinds, names: lookup(names) };
  const everyone = rule.population === 'everyone';
  const flat = `${everyone ? 'everyone: ' : ''}${flatNode(rule.where, writer)}`;
  if (flat.length <= width) return flat;
  return [...(everyone ? ['everyone:'] : []), ...lines(rule.where, writer, '')].join('\n');
}

type Writer = { kinds: readonly AnyConditionKind[]; names: Lookup };

function flatNode(node: RuleNode, w: Writer): string {
  const group = asGroup(node);
  if (group === null) return conditionText(node as Condition, w);
  const [first, ...more] = group.children;
  if (group.op === 'none' && first !== undefined && more.length === 0) return `not (${flatNode(first, w)})`;
  if (group.op === 'none' || more.length === 0) {
    return `${group.op} of (${group.children.map((child) => flatNode(child, w)).join('; ')})`;
  }
  const word = group.op === 'all' ? ' and ' : ' or ';
  return group.children.map((child) => (isChain(child) ? `(${flatNode(child, w)})` : flatNode(child, w))).join(word);
}

/** Written with "and" or "or" between its parts, so that it needs parentheses inside another. */
function isChain(node: RuleNode): boolean {
  const group = asGroup(node);
  return group !== null && group.op !== 'none' && group.children.length > 1;
}

/** The node over several lines, as far as it is longer than one. */
function lines(node: RuleNode, w: Writer, indent: string): string[] {
  const flat = flatNode(node, w);
  const group = asGroup(node);
  if (group === null || indent.length + flat.length <= width) return [`${indent}${flat}`];
  const inner = `${indent}  `;
  if (group.op === 'none' || group.children.length === 1) {
    const isNot = group.op === 'none' && group.children.length === 1;
    const parts = group.children.map((child) => lines(child, w, inner));
    const body = parts.flatMap((part, i) => (i < parts.length - 1 ? ended(part, ';') : part));
    return [`${indent}${isNot ? 'not' : `${group.op} of`} (`, ...body, `${indent})`];
  }
  const word = group.op === 'all' ? 'and ' : 'or ';
  return group.children.flatMap((child, i) => {
    const part = isChain(child) ? inParentheses(child, w, indent) : lines(child, w, indent);
    return i === 0 ? part : begun(part, indent, word);
  });
}

function inParentheses(node: RuleNode, w: Writer, indent: string): string[] {
  const flat = `${indent}(${flatNode(node, w)})`;
  return flat.length <= width ? [flat] : [`${indent}(`, ...lines(node, w, `${indent}  `), `${indent})`];
}

const ended = (part: readonly string[], sign: string): string[] =>
  part.map((line, i) => (i === part.length - 1 ? `${line}${sign}` : line));

const begun = (part: readonly string[], indent: string, word: string): string[] =>
  part.map((line, i) => (i === 0 ? `${indent}${word}${line.slice(indent.length)}` : line));

function conditionText(condition: Condition, { kinds, names }: Writer): string {
  const text = kinds.find(({ kind }) => kind === condition.kind)?.text;
  return text ? text.write(condition, names) : genericText(condition);
}

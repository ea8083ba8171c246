import type { AnyConditionKind } from '../condition-kind.ts';
import type { RuleNode } from '../rule.ts';
import type { Lead } from './condition-text.ts';
import { TextFault, type Remark } from './faults.ts';
import { readGeneric } from './generic.ts';
import { phrases, said } from './phrases.ts';
import type { Reader } from './reader.ts';
import { beginnings, startsCondition } from './starts.ts';

/** Groups: `and`, `or`, `not`, parentheses and `all of (…; …)`; and what to do after a fault. */

export type State = {
  kinds: readonly AnyConditionKind[];
  faults: Remark[];
  parts: number;
  maximumFaults: number;
  maximumNodes: number;
  maximumDepth: number;
};

/** Parentheses of the text; groups of the rule have their own, smaller limit. */
const maximumNesting = 60;

/** Ends the reading at once: going on would only add to the cost. */
class Enough extends Error {}

/** Undefined after a fault. */
export function readNode(r: Reader, state: State, depth: number): RuleNode | undefined {
  try {
    return readAny(r, state, depth);
  } catch (error) {
    if (error instanceof Enough) return undefined;
    throw error;
  }
}

function readAny(r: Reader, state: State, depth: number): RuleNode | undefined {
  const from = r.place;
  const children = [readAll(r, state, depth)];
  while (r.take('or')) children.push(readAll(r, state, depth));
  return grouped(r, children, from, (any) => ({ any }));
}

function readAll(r: Reader, state: State, depth: number): RuleNode | undefined {
  const from = r.place;
  const children = [readOne(r, state, depth)];
  while (takeAnd(r)) children.push(readOne(r, state, depth));
  return grouped(r, children, from, (all) => ({ all }));
}

/** "and", "but" and "and also"; a comma before "and" or "or" says nothing. */
function takeAnd(r: Reader): boolean {
  if (r.says(',') && ['and', 'or', 'but'].some((key) => r.says(key, 1))) r.next();
  if (!r.take('and') && !r.take('but')) return false;
  r.take('also');
  return true;
}

function grouped(
  r: Reader,
  children: readonly (RuleNode | undefined)[],
  from: number,
  make: (children: RuleNode[]) => RuleNode,
): RuleNode | undefined {
  const whole = children.filter((child) => child !== undefined);
  if (whole.length < children.length) return undefined;
  return whole.length === 1 ? whole[0] : r.mark(make(whole), from);
}

const groupWords = phrases<'all' | 'any' | 'none'>([
  ...said('all' as const, 'all of', 'all of :', 'all :', 'all of these :', 'all'),
  ...said('any' as const, 'any of', 'any of :', 'any :', 'any of these :', 'any', 'either', 'either of', 'one of'),
  ...said('none' as const, 'none of', 'none of :', 'none :', 'none of these :', 'none', 'not any of', 'neither of'),
]);

function readOne(r: Reader, state: State, depth: number): RuleNode | undefined {
  const from = r.place;
  try {
    if (depth > maximumNesting) {
      r.fail(`Groups nest at most ${state.maximumDepth} deep.`);
    }
    const op = r.match(groupWords);
    if (op !== undefined && r.says('(')) return readList(r, state, depth, op, from);
    r.reset(from);
    if (r.says('(')) return readParentheses(r, state, depth);
    if (isNot(r)) return readNot(r, state, depth, from);
    return readCondition(r, state, from);
  } catch (error) {
    if (!(error instanceof TextFault)) throw error;
    state.faults.push(error.remark);
    const isTooMuch = state.faults.length >= state.maximumFaults || state.parts > state.maximumNodes;
    if (isTooMuch || depth > maximumNesting) throw new Enough();
    recover(r);
    return undefined;
  }
}

/** "not" before a condition or group; "not in segment" and "not in the last …" are conditions of their own. */
const isNot = (r: Reader): boolean => r.says('not') && !(r.says('in', 1) || r.says('a', 1) || r.says('member', 1));

function readNot(r: Reader, state: State, depth: number, from: number): RuleNode | undefined {
  r.next();
  const child = readOne(r, state, depth + 1);
  return child === undefined ? undefined : r.mark({ none: [child] }, from);
}

function readParentheses(r: Reader, state: State, depth: number): RuleNode | undefined {
  const opening = r.next();
  const node = readAny(r, state, depth + 1);
  if (!r.take(')')) close(r, opening);
  return node;
}

function close(r: Reader, opening: { from: number; to: number }): never {
  if (r.peek().type === 'end') return r.fail('This parenthesis is not closed.', opening);
  return r.expected('"and", "or" or ")"', ['and', 'or']);
}

/** `all of (…; …)`: one condition or more, apart by ";" or "," or a new line. */
function readList(
  r: Reader,
  state: State,
  depth: number,
  op: 'all' | 'any' | 'none',
  from: number,
): RuleNode | undefined {
  const opening = r.next();
  const children: (RuleNode | undefined)[] = [];
  do {
    if (r.says(')') && children.length > 0) break;
    children.push(readAny(r, state, depth + 1));
  } while (r.take(';') || r.take(',') || startsCondition(r));
  if (!r.take(')')) close(r, opening);
  const whole = children.filter((child) => child !== undefined);
  if (whole.length < children.length) return undefined;
  return r.mark(op === 'all' ? { all: whole } : op === 'any' ? { any: whole } : { none: whole }, from);
}

function readCondition(r: Reader, state: State, from: number): RuleNode {
  state.parts += 1;
  if (state.parts > state.maximumNodes) {
    r.fail(`The rule has more than ${state.maximumNodes} parts; split it into nested segments.`);
  }
  r.inFilters = 'no';
  const lead = readLead(r);
  for (const { text } of state.kinds) {
    const condition = text?.read(r, lead);
    if (text === undefined || condition === undefined) continue;
    const marked = r.mark(condition, from);
    return lead.negative && text.deeds !== true ? r.mark({ none: [marked] }, from) : marked;
  }
  const generic = readGeneric(r);
  if (generic) {
    const marked = r.mark(generic, from);
    return lead.negative ? r.mark({ none: [marked] }, from) : marked;
  }
  const token = r.peek();
  if (r.atEnd() || token.fault !== undefined) return r.expected('a condition', []);
  r.hasUnknownNames = true;
  const known = [...beginnings(state.kinds), ...r.names.metrics.map((name) => `"${name}"`), ...r.names.properties];
  return r.expected('a condition', known);
}

const leads = phrases<Omit<Lead, 'spoken'>>([
  ...said(
    { negative: false, verb: null },
    'who',
    'that',
    'they',
    'were',
    'with',
    'whose',
    'ever',
    'actually',
    'do',
    'does',
  ),
  ...said({ negative: false, verb: 'did' }, 'did', 'did ever'),
  ...said(
    { negative: false, verb: 'has' },
    'has',
    'have',
    'had',
    'has ever',
    'have ever',
    'having',
    'has had',
    'have had',
  ),
  ...said({ negative: true, verb: null }, 'never', 'without', 'who never'),
  ...said({ negative: true, verb: 'did' }, 'did not', "didn't", 'did never', 'never did'),
  ...said(
    { negative: true, verb: 'has' },
    'has not',
    "hasn't",
    'have not',
    "haven't",
    'has never',
    'have never',
    'never has',
  ),
  ...said({ negative: true, verb: 'has' }, 'do not have', "don't have", 'does not have', "doesn't have", 'not have'),
]);
const people = phrases(
  said(true, 'people', 'customers', 'profiles', 'contacts', 'users', 'persons', 'everyone', 'anyone', 'buyers'),
);

function readLead(r: Reader): Lead {
  const from = r.place;
  // "customers who …", "people with …"; "everyone" alone is a condition.
  if (r.match(people) && !['who', 'that', 'whose', 'with', 'without', 'having', 'in'].some((key) => r.says(key)))
    r.reset(from);
  const lead: Lead = { spoken: false, negative: false, verb: null };
  for (let said = r.match(leads); said !== undefined; said = r.match(leads)) {
    lead.spoken = true;
    lead.negative ||= said.negative;
    lead.verb = said.verb ?? lead.verb;
  }
  return lead;
}

/** Goes on after a fault at the next condition of the same group. */
function recover(r: Reader): void {
  const { inFilters } = r;
  let depth = inFilters === 'closed' ? 1 : 0;
  for (;;) {
    if (r.peek().type === 'end') return;
    if (r.says(')') && depth === 0) return;
    if (r.says('(')) depth += 1;
    if (r.says(')')) depth -= 1;
    const isJoint = r.says('or') || r.says(';') || (r.says('and') && inFilters !== 'plain');
    if (depth === 0 && isJoint) return;
    r.next();
  }
}

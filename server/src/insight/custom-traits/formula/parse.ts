import type { Expression, Operator } from './ast.ts';
import { FormulaError } from './error.ts';
import { tokensOf, type Token } from './tokens.ts';

/** Binary operators by how tightly they bind, loosest first; those of a level are read from the left. */
const levels: readonly (readonly Operator[])[] = [
  ['or'],
  ['and'],
  ['=', '!=', '<', '<=', '>', '>='],
  ['+', '-'],
  ['*', '/'],
];
const comparing = 2;
const deepest = 40;
/** Words and signs. */
const longest = 400;

/**
 * `if(orders = 0, 0, netSpend / orders)`: numbers (`50 %` is 0.5), texts in quotes, names, + − × ÷, comparisons, and / or /
 * not, calls and parentheses.
 * @throws FormulaError with the place of the fault
 */
export function parseFormula(text: string): Expression {
  const tokens = tokensOf(text);
  let at = 0;
  let depth = 0;
  const peek = (): Token => tokens[at] ?? tokens[tokens.length - 1]!;
  const says = (value: string): boolean => {
    const { type, value: said } = peek();
    return type === 'sign' ? said === value : type === 'name' && said.toLowerCase() === value && /^[a-z]+$/.test(value);
  };
  const fail = (message: string, { from, to } = peek()): never => {
    throw new FormulaError(message, from, Math.max(1, to - from));
  };
  const expect = (value: string, after: string): Token => {
    if (!says(value)) fail(`Expected "${value}" ${after}${peek().type === 'end' ? '' : `, not "${peek().value}"`}.`);
    return tokens[at++]!;
  };
  const binary = (level: number): Expression => {
    const ops = levels[level];
    if (ops === undefined) return unary();
    let left = binary(level + 1);
    for (;;) {
      const op = ops.find(says);
      if (op === undefined) return left;
      at += 1;
      const right = binary(level + 1);
      left = { type: 'binary', op, left, right, from: left.from, to: right.to };
      if (level === comparing && ops.some(says)) fail('Compare two values at a time; join comparisons with "and".');
    }
  };
  const unary = (): Expression => {
    const { from } = peek();
    if (!says('-') && !says('not')) return percent(primary());
    const type = says('not') ? 'not' : 'minus';
    depth += 1;
    if (depth > deepest) fail('The formula is nested too deeply.');
    at += 1;
    const of = type === 'not' ? binary(comparing) : unary();
    depth -= 1;
    return { type, of, from, to: of.to };
  };
  const percent = (of: Expression): Expression => {
    if (!says('%')) return of;
    const { to } = tokens[at++]!;
    if (of.type !== 'number') return fail('"%" stands after a number: 30 %.', { ...peek(), from: of.from, to });
    return { ...of, value: of.value / 100, to };
  };
  const primary = (): Expression => {
    const token = peek();
    const { type, value, from, to } = token;
    if (type === 'end') return fail(text.trim() === '' ? 'The formula is empty.' : 'The formula ends too early.');
    at += 1;
    if (type === 'number') return { type, value: Number(value), from, to };
    if (type === 'text') return { type, value, from, to };
    if (type === 'sign') {
      if (value !== '(') return fail(`Expected a value, not "${value}".`, token);
      depth += 1;
      if (depth > deepest) fail('The formula is nested too deeply.', token);
      const inner = binary(0);
      depth -= 1;
      const end = expect(')', 'after what the parenthesis opened');
      return { ...inner, from, to: end.to };
    }
    if (value === 'true' || value === 'false') return { type: 'boolean', value: value === 'true', from, to };
    if (says('(')) return call(token);
    return says('[') ? keyed(token) : { type: 'name', name: value, key: null, from, to };
  };
  const keyed = ({ value, from }: Token): Expression => {
    at += 1;
    const key = peek();
    if (key.type !== 'text') return fail(`Write which one in quotes: ${value}['Tea'].`);
    at += 1;
    const end = expect(']', `after '${key.value}'`);
    return { type: 'name', name: value, key: key.value, from, to: end.to };
  };
  const call = ({ value, from }: Token): Expression => {
    at += 1;
    depth += 1;
    if (depth > deepest) fail('The formula is nested too deeply.');
    const of: Expression[] = [];
    while (!says(')')) {
      of.push(binary(0));
      if (!says(')')) expect(',', `or ")" in ${value}(…)`);
    }
    depth -= 1;
    const { to } = tokens[at++]!;
    return { type: 'call', name: value, of, from, to };
  };
  if (text.length > 4000) throw new FormulaError('A formula has at most 4,000 characters.', 4000, text.length - 4000);
  const beyond = tokens[longest];
  if (beyond !== undefined)
    fail(`A formula has at most ${longest} words and signs; save a part of it as a trait.`, beyond);
  const whole = binary(0);
  if (peek().type !== 'end') fail(`Expected the end or an operator, not "${peek().value}".`);
  return whole;
}

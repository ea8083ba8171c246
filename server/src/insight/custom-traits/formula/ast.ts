/** Where a part stands in the text. */
export type Place = { from: number; to: number };

export type Operator = '+' | '-' | '*' | '/' | '=' | '!=' | '<' | '<=' | '>' | '>=' | 'and' | 'or';

export type Expression = Place &
  (
    | { type: 'number'; value: number }
    | { type: 'text'; value: string }
    | { type: 'boolean'; value: boolean }
    /** A trait or figure; `key` of one that has several values: `categoryAffinity['Tea']`. */
    | { type: 'name'; name: string; key: string | null }
    | { type: 'minus' | 'not'; of: Expression }
    | { type: 'binary'; op: Operator; left: Expression; right: Expression }
    | { type: 'call'; name: string; of: readonly Expression[] }
  );

/** Every trait or figure a formula names. */
export function namesIn(e: Expression): Set<string> {
  switch (e.type) {
    case 'name':
      return new Set([e.name]);
    case 'minus':
    case 'not':
      return namesIn(e.of);
    case 'binary':
      return new Set([...namesIn(e.left), ...namesIn(e.right)]);
    case 'call':
      return new Set(e.of.flatMap((part) => [...namesIn(part)]));
    default:
      return new Set();
  }
}

import { FormulaError } from './error.ts';

export type Token = {
  type: 'number' | 'text' | 'name' | 'sign' | 'end';
  /** As it is compared: signs as they are written in a keyboard, texts without their quotes. */
  value: string;
  from: number;
  to: number;
};

const same: Record<string, string> = {
  '×': '*',
  '÷': '/',
  '−': '-',
  '≤': '<=',
  '≥': '>=',
  '≠': '!=',
  '<>': '!=',
  '==': '=',
};
const pattern =
  /\s+|(?<number>\d+(?:\.\d+)?)|(?<text>'(?:[^']|'')*'|"(?:[^"]|"")*")|(?<name>[\p{L}_][\p{L}\p{N}_.]*)|(?<sign><=|>=|!=|<>|==|[-+*/×÷−()<>=≤≥≠,[\]%])/uy;

/** @throws FormulaError at a character that means nothing */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  pattern.lastIndex = 0;
  let at = 0;
  while (at < text.length) {
    const match = pattern.exec(text);
    if (!match) {
      const opens = text[at] === "'" || text[at] === '"';
      throw new FormulaError(
        opens ? 'This text is not closed: a quote is missing at its end.' : `"${text[at] ?? ''}" has no meaning here.`,
        at,
        opens ? text.length - at : 1,
      );
    }
    const [whole] = match;
    const type = (['number', 'text', 'name', 'sign'] as const).find((kind) => match.groups?.[kind] !== undefined);
    if (type !== undefined) {
      const quote = whole[0] ?? '';
      const value =
        type === 'text'
          ? whole.slice(1, -1).replaceAll(quote + quote, quote)
          : type === 'sign'
            ? (same[whole] ?? whole)
            : whole;
      tokens.push({ type, value, from: at, to: at + whole.length });
    }
    at = pattern.lastIndex;
  }
  tokens.push({ type: 'end', value: '', from: text.length, to: text.length });
  return tokens;
}

/** The smallest parts of a rule in words. Positions count UTF-16 units from the start of the text. */
export type Token = {
  type: 'word' | 'string' | 'number' | 'moment' | 'symbol' | 'bad' | 'end';
  /** As it was typed. */
  text: string;
  /** For comparing: a word in lower case, what a string says, a symbol in its usual form. */
  key: string;
  from: number;
  to: number;
  /** Why a `bad` one is refused. */
  fault?: string;
};

const blank = /(?:\s|--[^\n]*)+/uy;
const moment = /\d{4}-\d{2}-\d{2}(?:[Tt]\d{2}:[0-9:.]*(?:[Zz]|[+-]\d{2}:?\d{2})?)?(?![\p{L}\p{N}])/uy;
const number = /-?(?:\d[\d_]*(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?/uy;
/** Property paths (`address.city`, `items[].sku`), `e-mail`, `didn't` and addresses are one word each. */
const word =
  /(?:[\p{L}_@]|\$(?!\d))(?:[\p{L}\p{M}\p{N}_@$]|\[\]|[.\-+](?=[\p{L}\p{N}_@$])|(?<=n)['’]t(?![\p{L}\p{N}'’]))*/uy;
const symbol = /<=|>=|=<|=>|==|!=|<>|&&|\|\||[≤≥≠=<>!()[\],;:.#+%€$£¥]/uy;

const usual: Record<string, string> = {
  '=<': '<=',
  '≤': '<=',
  '=>': '>=',
  '≥': '>=',
  '==': '=',
  '<>': '!=',
  '≠': '!=',
  '&&': 'and',
  '||': 'or',
  '!': 'not',
  '[': '(',
  ']': ')',
};

const closing: Record<string, string> = { "'": "'", '"': '"', '‘': '’’', '’': '’', '“': '”“', '„': '“”' };

/** @returns at least the token that says where the text ends */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0];
  };
  const add = (type: Token['type'], found: string, key: string, fault?: string): void => {
    tokens.push({ type, text: found, key, from: at, to: at + found.length, ...(fault !== undefined && { fault }) });
    at += found.length;
  };
  while (at < text.length) {
    const skipped = match(blank);
    if (skipped !== undefined) {
      at += skipped.length;
      continue;
    }
    const closers = closing[text[at] ?? ''];
    if (closers !== undefined) {
      const read = quoted(text, at, closers);
      add(read.fault === undefined ? 'string' : 'bad', text.slice(at, read.to), read.value, read.fault);
      continue;
    }
    const day = match(moment);
    const digits = day === undefined ? match(number) : undefined;
    const letters = match(word);
    const sign = match(symbol);
    if (day !== undefined) add('moment', day, day);
    else if (digits !== undefined) add('number', digits, digits.replaceAll('_', ''));
    else if (letters !== undefined) add('word', letters, letters.toLowerCase().replaceAll('’', "'"));
    else if (sign !== undefined) add('symbol', sign, usual[sign] ?? sign);
    else
      add('bad', [...text.slice(at, at + 2)][0] ?? '', '', 'This character has no meaning here; put text in quotes.');
  }
  tokens.push({ type: 'end', text: '', key: '', from: text.length, to: text.length });
  return tokens;
}

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t' };

/** A backslash takes the next character as it is (`\n`, `\t`, `\r` and `\u0041` as in JSON); a doubled quote is one. */
function quoted(text: string, from: number, closers: string): { value: string; to: number; fault?: string } {
  let value = '';
  let at = from + 1;
  for (;;) {
    const c = text[at];
    if (c === undefined || c === '\n') {
      return { value, to: at, fault: `The text that begins here has no closing ${closers[0]} on its line.` };
    }
    if (closers.includes(c)) {
      if (text[at + 1] !== c || c === '’' || c === '”' || c === '“') return { value, to: at + 1 };
      value += c;
      at += 2;
    } else if (c === '\\') {
      const unit = /^u[0-9a-fA-F]{4}/.exec(text.slice(at + 1, at + 6))?.[0];
      const next = text[at + 1];
      if (unit !== undefined) value += String.fromCharCode(parseInt(unit.slice(1), 16));
      else if (next !== undefined && next !== '\n') value += escapes[next] ?? next;
      at += unit === undefined ? (next === undefined || next === '\n' ? 1 : 2) : 6;
    } else {
      value += c;
      at += 1;
    }
  }
}

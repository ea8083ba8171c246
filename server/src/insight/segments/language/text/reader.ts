import { TextFault, type Remark, type Span } from './faults.ts';
import type { Lookup } from './names.ts';
import { nearest } from './nearest.ts';
import { phraseAt, type Phrases } from './phrases.ts';
import type { Token } from './tokens.ts';

/** Walks the tokens of a rule; what the readers of conditions share. */
export class Reader {
  readonly names: Lookup;
  /** What a condition can begin with. */
  readonly beginnings: Phrases<true>;
  /** Worth knowing, without being wrong. */
  readonly warnings: Remark[] = [];
  readonly #tokens: readonly Token[];
  readonly #spans = new WeakMap<object, Span>();
  #at = 0;
  /** Something stands where a condition should begin that these names do not have. */
  hasUnknownNames = false;
  /** Within the filters of an event, in parentheses or not: an "and" after a fault may still belong to them. */
  inFilters: 'no' | 'plain' | 'closed' = 'no';

  constructor(tokens: readonly Token[], names: Lookup, beginnings: Phrases<true>) {
    this.#tokens = tokens;
    this.names = names;
    this.beginnings = beginnings;
  }

  peek(ahead = 0): Token {
    const token = this.#tokens[Math.min(this.#at + ahead, this.#tokens.length - 1)];
    if (token === undefined) throw new Error('tokens end with a token of their own');
    return token;
  }

  next(): Token {
    const token = this.peek();
    if (token.type !== 'end') this.#at += 1;
    return token;
  }

  get place(): number {
    return this.#at;
  }

  /** Back to a place this reader was at. */
  reset(place: number): void {
    this.#at = place;
  }

  says(key: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return (token.type === 'word' || token.type === 'symbol') && token.key === key;
  }

  take(...keys: readonly string[]): boolean {
    if (!keys.every((key, i) => this.says(key, i))) return false;
    this.#at += keys.length;
    return true;
  }

  /** The value of the longest phrase that stands here, if one does. */
  match<T>(table: Phrases<T>): T | undefined {
    const found = phraseAt(table, this.#tokens, this.#at);
    if (found) this.#at += found.length;
    return found?.value;
  }

  saysOne<T>(table: Phrases<T>): boolean {
    return phraseAt(table, this.#tokens, this.#at) !== undefined;
  }

  /** A name of the workspace said without quotes. */
  matchName<T>(
    find: (tokens: readonly Token[], at: number) => { value: T; length: number } | undefined,
  ): T | undefined {
    const found = find(this.#tokens, this.#at);
    if (found) this.#at += found.length;
    return found?.value;
  }

  /** The language has nothing as long to begin a condition with as this name of the workspace. */
  isLonger(find: (tokens: readonly Token[], at: number) => { length: number } | undefined): boolean {
    const found = find(this.#tokens, this.#at);
    return found !== undefined && found.length > (phraseAt(this.beginnings, this.#tokens, this.#at)?.length ?? 0);
  }

  /** Nothing of a condition follows. */
  atEnd(): boolean {
    const { type } = this.peek();
    return type === 'end' || ['and', 'or', ')', ';', ',', 'but'].some((key) => this.says(key));
  }

  /** Remembers which piece of the text an object of the rule came from. */
  mark<T extends object>(made: T, from: number): T {
    this.#spans.set(made, {
      from: this.#tokens[from]?.from ?? 0,
      to: this.#tokens[Math.max(from, this.#at - 1)]?.to ?? 0,
    });
    return made;
  }

  spanOf(made: object): Span | undefined {
    return this.#spans.get(made);
  }

  /** From a token to the last one read. */
  spanFrom(from: number): Span {
    return { from: this.#tokens[from]?.from ?? 0, to: this.#tokens[Math.max(from, this.#at - 1)]?.to ?? 0 };
  }

  expect(key: string, why: string): void {
    if (!this.take(key)) this.expected(why);
  }

  /** What should stand here; `names` are what may have been meant. */
  expected(what: string, names: Iterable<string> = []): never {
    const token = this.peek();
    if (token.fault !== undefined) throw new TextFault({ from: token.from, to: token.to, message: token.fault });
    const found = token.type === 'end' ? 'the text ends' : `found ${shown(token.text)}`;
    this.fail(`Expected ${what}, ${found}.`, token, token.type === 'word' ? this.#meant([...names]) : undefined);
  }

  /** The known name nearest to the next words, taking as many as the name has. */
  #meant(names: readonly string[]): string | undefined {
    const typed: string[] = [];
    for (let i = 0; i < 4 && this.peek(i).type === 'word'; i += 1) typed.push(this.peek(i).key);
    for (let count = typed.length; count > 0; count -= 1) {
      const ofLength = names.filter((name) => name.split(' ').length === count);
      const found = nearest(typed.slice(0, count).join(' '), ofLength);
      if (found?.toLowerCase() === typed.slice(0, count).join(' ')) return undefined;
      if (found !== undefined) return found;
    }
    return undefined;
  }

  fail(message: string, span: Span = this.peek(), suggestion?: string): never {
    const hint = suggestion === undefined ? '' : ` Did you mean ${suggestion}?`;
    throw new TextFault({
      from: span.from,
      to: span.to,
      message: `${message}${hint}`,
      ...(suggestion !== undefined && { suggestion }),
    });
  }

  warn(message: string, span: Span, suggestion?: string): void {
    const whole = `${message}${suggestion === undefined ? '' : ` Did you mean ${suggestion}?`}`;
    // What was tried as one condition and read as another is remarked once.
    if (this.warnings.some((known) => known.from === span.from && known.message === whole)) return;
    this.warnings.push({
      from: span.from,
      to: span.to,
      message: whole,
      ...(suggestion !== undefined && { suggestion }),
    });
  }
}

export const shown = (text: string): string => (text.length > 40 ? `"${text.slice(0, 40)}…"` : `"${text}"`);

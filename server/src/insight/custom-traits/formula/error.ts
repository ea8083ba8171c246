/** What is wrong with a formula, and where: offset from 0 and length in its text. */
export class FormulaError extends Error {
  readonly offset: number;
  readonly length: number;
  readonly suggestion: string | undefined;

  constructor(message: string, offset: number, length: number, suggestion?: string) {
    super(message);
    this.name = 'FormulaError';
    this.offset = offset;
    this.length = length;
    this.suggestion = suggestion;
  }
}

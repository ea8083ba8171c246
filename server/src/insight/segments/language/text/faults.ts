import type { FieldError } from '../../../../kernel/problem.ts';

/** A piece of the text, in UTF-16 units. */
export type Span = { from: number; to: number };

/** Something wrong, or worth knowing, at a piece of the text. */
export type Remark = Span & {
  message: string;
  /** The known name that was probably meant. */
  suggestion?: string;
};

/** Thrown inside the reading of one condition and caught by the rule around it. */
export class TextFault extends Error {
  readonly remark: Remark;
  constructor(remark: Remark) {
    super(remark.message);
    this.name = 'TextFault';
    this.remark = remark;
  }
}

export type Place = { offset: number; length: number; line: number; column: number };

/** Lines and columns count from 1. */
export function placeOf(text: string, { from, to }: Span): Place {
  const before = text.slice(0, from);
  const line = before.split('\n').length;
  return { offset: from, length: to - from, line, column: from - before.lastIndexOf('\n') };
}

export const fieldError = (text: string, { message, suggestion, ...span }: Remark): FieldError => ({
  path: '/text',
  message,
  ...placeOf(text, span),
  ...(suggestion !== undefined && { suggestion }),
});

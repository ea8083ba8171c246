import { truthOf } from '../compiler/number-truth.ts';
import { numberSql } from '../compiler/value-sql.ts';
import type { Builder } from '../compiler/builder.ts';
import type { Term } from '../compiler/types.ts';
import type { NumberTest } from '../language/tests.ts';

/** A number per person, of whatever kind it is, ready to be compared, ranked, or divided by another. */
export type Measured = {
  /** Over features; NULL where somebody has no value. */
  value: string;
  /** The value of a person without any row in its source. */
  whenAbsent: number | null;
  /** A count or sum: 0 is what everybody else has. */
  isTotal: boolean;
  isMoney: boolean;
  /** In words: what is measured, and of which time and which events. */
  name: string;
  when: string;
  /** Filter of the event rows behind the value. */
  evidence?: string;
};

/** A measured number compared with another. */
export const measuredTerm = (
  measured: Measured,
  is: NumberTest,
  b: Builder,
  rest: Pick<Term, 'path' | 'kind' | 'wanted' | 'presence'>,
): Term => ({
  type: 'term',
  ...rest,
  test: numberSql(measured.value, is, b, !measured.isMoney),
  value: measured.value,
  whenAbsent: truthOf(measured.whenAbsent, is),
  ...(measured.evidence !== undefined && { evidence: measured.evidence }),
});

/** `orders of "Tea" ≥ 3 in the last 30 days`. */
export const wantedOf = ({ name, when }: Measured, test: string): string =>
  [name, test, when].filter((part) => part !== '').join(' ');

export const measuredWords = (measured: Measured): string => wantedOf(measured, '');

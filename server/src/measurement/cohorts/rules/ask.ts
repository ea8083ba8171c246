import { invalid } from '../../../kernel/problem.ts';
import type { Dimension } from './dimensions.ts';

export type Asked = { by: Dimension; from?: string | undefined; to?: string | undefined };

const most = 60;

/** The months asked for; the last 24 up to this one when left out. @param today local date */
export function rangeOf({ by, from, to }: Asked, today: string): { by: Dimension; from: string; to: string } {
  const last = to ?? today.slice(0, 7);
  const first = from ?? monthsBefore(last, 23);
  const months = numberOf(last) - numberOf(first) + 1;
  if (months < 1)
    throw invalid('The months are the wrong way round.', [
      { path: '?from', message: 'Use a month that is not after "to".' },
    ]);
  if (months > most)
    throw invalid('The period is too long.', [{ path: '?from', message: `Ask for at most ${most} months at a time.` }]);
  return { by, from: first, to: last };
}

const numberOf = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;

function monthsBefore(month: string, count: number): string {
  const at = numberOf(month) - count;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
}

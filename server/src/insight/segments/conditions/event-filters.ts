import { readField } from '../language/text/fields.ts';
import type { Reader } from '../language/text/reader.ts';
import { startsCondition } from '../language/text/starts.ts';
import { readValueTest } from '../language/text/value-tests.ts';

/**
 * `category = 'Tea' and price > 20`, in parentheses or not. Without them an "and" goes on with the filters unless a
 * condition of the language follows it.
 */
export function readFilters(r: Reader): unknown[] {
  const filters: unknown[] = [];
  const opening = r.peek();
  const isClosed = r.take('(');
  r.inFilters = isClosed ? 'closed' : 'plain';
  do {
    const from = r.place;
    const field = readField(r);
    filters.push(r.mark({ field, is: readValueTest(r) }, from));
  } while (isClosed ? r.take('and') || r.take(',') : takeAnd(r));
  if (isClosed && r.says('or')) {
    r.fail(
      'Filters of one event are joined with "and"; write two conditions joined with "or", or in (…) for several values.',
    );
  }
  if (isClosed && !r.take(')')) {
    if (r.peek().type === 'end') r.fail('This parenthesis is not closed.', opening);
    r.expected('"and" or ")"', ['and']);
  }
  r.inFilters = 'no';
  return filters;
}

function takeAnd(r: Reader): boolean {
  if (!r.says('and')) return false;
  const from = r.place;
  r.next();
  if (!startsCondition(r) && r.peek().type !== 'end') return true;
  r.reset(from);
  return false;
}

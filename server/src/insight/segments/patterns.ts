import { invalid, type FieldError } from '../../kernel/problem.ts';
import type { Context } from '../../platform/context.ts';
import { caseless } from './compiler/value-sql.ts';
import { patternFault } from './store.patterns.ts';

/**
 * The engine that runs regular expressions reads those of a rule, so that a faulty one is refused when it is saved.
 * @param given a rule, or whatever else holds value tests
 * @param at where `given` stands in the request: "/rule"
 * @throws Problem 422 naming each faulty pattern
 */
export async function checkPatterns(ctx: Context, given: unknown, at: string): Promise<void> {
  const places = [...patternsIn(given, at)];
  const patterns = [...new Set(places.map(({ pattern }) => pattern))];
  const faults = new Map<string, string | null>();
  for (const pattern of patterns) faults.set(pattern, await patternFault(ctx, caseless(pattern)));
  const errors = places.flatMap(({ path, pattern }): FieldError[] => {
    const fault = faults.get(pattern) ?? null;
    return fault === null ? [] : [{ path, message: worded(pattern, fault) }];
  });
  if (errors[0]) throw invalid(errors[0].message, errors, 'invalid_rule');
}

const worded = (pattern: string, fault: string): string =>
  `"${pattern}" is no regular expression of RE2: ${fault}. RE2 has neither look-around nor back references; put \\ before a character that is meant as itself, or use "contains".`;

/** Every "matches" and "not matches", however deep. */
function* patternsIn(given: unknown, path: string): Generator<{ path: string; pattern: string }> {
  if (typeof given !== 'object' || given === null) return;
  if ('op' in given && (given.op === 'matches' || given.op === 'notMatches') && 'value' in given) {
    if (typeof given.value === 'string') yield { path: `${path}/value`, pattern: given.value };
    return;
  }
  for (const [key, value] of Object.entries(given)) yield* patternsIn(value, `${path}/${key}`);
}

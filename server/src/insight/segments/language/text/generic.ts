import type { RawCondition } from './condition-text.ts';
import { quotedValue } from './quoting.ts';
import type { Reader } from './reader.ts';

/** `condition '{"kind": …}'`: for kinds that have no words of their own. */
export function readGeneric(r: Reader): RawCondition | undefined {
  if (!r.says('condition') || r.peek(1).type !== 'string') return undefined;
  r.next();
  const token = r.next();
  try {
    const raw: unknown = JSON.parse(token.key);
    if (isCondition(raw)) return raw;
  } catch {
    // Not JSON: the same fault as JSON of another form.
  }
  return r.fail(`Expected a condition as JSON: '{"kind": …}'.`, token);
}

/** A condition as {@link readGeneric} takes it. */
export const genericText = (condition: object): string => `condition ${quotedValue(JSON.stringify(condition))}`;

const isCondition = (raw: unknown): raw is RawCondition =>
  typeof raw === 'object' && raw !== null && 'kind' in raw && typeof raw.kind === 'string';

import type { Lookup } from './names.ts';
import type { Reader } from './reader.ts';

/**
 * The words before a condition: `did`, `has never`, `people who have …`. After "did" only a deed can stand. A reader that
 * says "not" itself turns `negative` round.
 */
export type Lead = { spoken: boolean; negative: boolean; verb: 'did' | 'has' | null };

/** A condition as it was read, before its own schema checked it. */
export type RawCondition = { kind: string } & Record<string, unknown>;

/**
 * How a kind of condition is said. A kind without it is written as `condition '{"kind": …}'`.
 * `write` puts it into one line that `read` understands as the same condition, whatever follows it.
 */
export type ConditionText<C> = {
  /** Undefined, with nothing read, when its condition does not begin here; throws through `reader.fail` once it does. */
  read(reader: Reader, lead: Lead): RawCondition | undefined;
  write(condition: C, names: Lookup): string;
  /** Understands "did not" and "never" itself; other conditions are put into `none`. */
  deeds?: true;
  /** What its conditions begin with, for completing and for finding what was meant. */
  words: readonly string[];
};

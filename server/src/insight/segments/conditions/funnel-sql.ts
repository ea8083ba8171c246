import type { Builder } from '../compiler/builder.ts';

export type PlannedStep = { did: boolean; withinMs?: number };

/** No such moment: before any. */
const none = '-9000000000000';

/**
 * How many steps somebody reached, out of all rows (ms, arrival, bit per step) of a person. The rows are walked once in
 * their order. Of each step that was done the latest way to it is kept: its moment and the moment of its first step. The
 * latest is the best: it leaves most time for what follows, and has the fewest rows behind it that must not be there.
 *
 * State: `.1` moments of the steps done, `.2` their first moments, `.3` the earliest end that waits for a last "then not"
 * to prove itself, `.4` the steps reached.
 */
export function reachedSql(
  rows: string,
  steps: readonly PlannedStep[],
  completionMs: number | undefined,
  b: Builder,
): string {
  const done = steps.flatMap((step, i) => (step.did ? [{ ...step, i }] : []));
  const ms = (value: number): string => b.param('Int64', value);
  const has = (i: number): string => `bitTest(tupleElement(x, 3), ${i})`;
  const last = done.length - 1;
  const final = steps.slice((done[last]?.i ?? 0) + 1);
  const isFinalNot = final.length > 0;
  /** The row is the k-th step done, after a way to the one before. */
  const follows = done.map(({ i, withinMs }, k) => {
    if (k === 0) return has(i);
    const before = `tupleElement(acc, 1)[${k}]`;
    return [
      has(i),
      `${before} != ${none}`,
      ...(withinMs === undefined ? [] : [`tupleElement(x, 1) - ${before} <= ${ms(withinMs)}`]),
      ...(completionMs === undefined ? [] : [`tupleElement(x, 1) - tupleElement(acc, 2)[${k}] <= ${ms(completionMs)}`]),
    ].join(' AND ');
  });
  /** Rows that must not lie between the k-th step done and the next. */
  const forbids = done.map(({ i }, k) => {
    const next = done[k + 1]?.i ?? i;
    const bits = steps.flatMap((step, at) => (!step.did && at > i && at < next ? [has(at)] : []));
    return bits.length === 0 ? '0' : `(${bits.join(' OR ')})`;
  });
  const moments = done.map(
    (_, k) => `multiIf(${follows[k]}, tupleElement(x, 1), ${forbids[k]}, ${none}, tupleElement(acc, 1)[${k + 1}])`,
  );
  const firsts = done.map(
    (_, k) =>
      `if(${follows[k]}, ${k === 0 ? 'tupleElement(x, 1)' : `tupleElement(acc, 2)[${k}]`}, tupleElement(acc, 2)[${k + 1}])`,
  );
  const counts = done.map(({ i }, k) => `if(${follows[k]}, toUInt8(${i + 1}), toUInt8(0))`);
  const refutes = final.map((_, at) => has((done[last]?.i ?? 0) + 1 + at)).join(' OR ') || '0';
  const lasting = final.map(({ withinMs }) => withinMs).find((value) => value !== undefined);
  const proves =
    lasting === undefined
      ? '0'
      : `(tupleElement(acc, 3) != ${none} AND tupleElement(x, 1) > tupleElement(acc, 3) + ${ms(lasting)})`;
  const pending = isFinalNot
    ? `multiIf(tupleElement(acc, 3) != ${none} AND NOT (${refutes}), tupleElement(acc, 3), ${follows[last]}, tupleElement(x, 1), ${none})`
    : none;
  const whole = String(steps.length);
  const reached = `greatest(tupleElement(acc, 4), ${[...counts, ...(isFinalNot ? [`if(${proves}, toUInt8(${whole}), toUInt8(0))`] : [])].join(', ')})`;
  const list = (items: readonly string[]): string => `CAST([${items.join(', ')}], 'Array(Int64)')`;
  const start = `(${list(done.map(() => none))}, ${list(done.map(() => none))}, toInt64(${none}), toUInt8(0))`;
  const next = `(${list(moments)}, ${list(firsts)}, toInt64(${pending}), toUInt8(${reached}))`;
  const walked = `arrayFold((acc, x) -> ${next}, arraySort(${rows}), ${start})`;
  if (!isFinalNot) return `tupleElement(${walked}, 4)`;
  const until = lasting === undefined ? '' : ` AND tupleElement(w, 3) + ${ms(lasting)} <= ${ms(b.at.getTime())}`;
  return `arrayMap(w -> if(tupleElement(w, 3) != ${none}${until}, toUInt8(${whole}), tupleElement(w, 4)), [${walked}])[1]`;
}

import { z } from 'zod';
import { conditionKind } from '../language/condition-kind.ts';
import { isMoving, window as pastWindow } from '../language/windows.ts';
import { windowWords } from '../language/words.ts';
import { changeText } from './change-text.ts';
import { measureOf, timelessSchema, within } from './measures.ts';

const schema = z.strictObject({
  kind: z.literal('change'),
  of: timelessSchema,
  window: pastWindow,
  against: pastWindow.describe('The stretch of time it is compared with'),
  is: z.strictObject({
    op: z.enum(['eq', 'ne', 'gt', 'gte', 'lt', 'lte']),
    times: z.number().min(0).describe('0.5: half of the other'),
  }),
});

const signs = { eq: '=', gt: '>', gte: '>=', lt: '<', lte: '<=' } as const;

/**
 * The same number in two stretches of time: spend this quarter less than half of last quarter's. Compared as a product,
 * so that something after nothing is more. Who has nothing in either has no value: only "is not" holds for them.
 */
export const changeCondition = conditionKind({
  kind: 'change',
  title: 'Change between two times',
  schema,
  text: changeText,
  movesWithTime: (c) => isMoving(c.window) || isMoving(c.against),
  compile: ({ of, window, against, is }, b, path) => {
    const [now, then] = [measureOf(within(of, window), b), measureOf(within(of, against), b)];
    const [nowValue, thenValue] = [now, then].map(({ value }) => `ifNull(toFloat64(${value}), 0)`);
    const holds = (op: keyof typeof signs): string =>
      `((${nowValue} != 0 OR ${thenValue} != 0) AND ${nowValue} ${signs[op]} ${b.param('Float64', is.times)} * ${thenValue})`;
    return {
      type: 'term',
      path,
      kind: 'change',
      test: is.op === 'ne' ? `NOT ${holds('eq')}` : holds(is.op),
      value: `concat(toString(round(${nowValue}, 4)), ' against ', toString(round(${thenValue}, 4)))`,
      whenAbsent: is.op === 'ne',
      wanted: `${now.name} ${windowWords(window, b.zone)} ${words[is.op]} ${is.times} times that ${windowWords(against, b.zone)}`,
      ...(now.evidence !== undefined && { evidence: now.evidence }),
    };
  },
});

const words = { ...signs, ne: '!=' };

import { z } from 'zod';
import { conditionKind } from '../language/condition-kind.ts';
import { numberTest, presenceOf } from '../language/tests.ts';
import { isMoving } from '../language/windows.ts';
import { testWords } from '../language/words.ts';
import { distinctOf, eventMeasureFields, measureEvents, namesWhatIsDistinct } from './event-measure.ts';
import { eventText } from './event-text.ts';
import { measuredTerm, wantedOf } from './measured.ts';

const schema = z
  .strictObject({
    kind: z.literal('event'),
    ...eventMeasureFields,
    is: numberTest.default({ op: 'gte', value: 1 }),
  })
  .refine(namesWhatIsDistinct, distinctOf);

/**
 * What somebody did: how often, how much, how many different. `is: {op: 'eq', value: 0}` is "never": it holds for
 * people without any event.
 */
export const eventCondition = conditionKind({
  kind: 'event',
  title: 'What someone did',
  schema,
  text: eventText,
  movesWithTime: (c) => isMoving(c.window),
  compile: ({ is, ...measure }, b, path) => {
    const measured = measureEvents(measure, b);
    return measuredTerm(measured, is, b, {
      path,
      kind: 'event',
      presence: measure.measure === 'count' ? presenceOf(is) : undefined,
      wanted: wantedOf(measured, testWords(is)),
    });
  },
});

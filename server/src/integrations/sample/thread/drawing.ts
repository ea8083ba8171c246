import { createThread } from '../../../platform/threads/index.ts';
import type { Tally } from '../rules/tally.ts';
import type { Chunk, Plan } from './draw-chunk.ts';
import type { Numbered, TakeNumbers } from './number-stocks.ts';

/** What the thread has to know before it draws anybody. */
export type DrawingPlan = Pick<Plan, 'scope' | 'letters' | 'types'> & { seed: number };
export type Summary = { tally: Tally; readers: number[] };

export type Order = { ticket: number; numbers: number[] } | { from: number; to: number } | { summarise: true };
export type Answer =
  { numbers: { ticket: number; of: Numbered; count: number } } | { chunk: Chunk } | { summary: Summary };

/** People drawn in a thread of their own, one order at a time. */
export type Drawing = {
  /** People number `from` to `to` (exclusive). @throws what made the thread fail */
  draw(from: number, to: number): Promise<Chunk>;
  /** What has been drawn so far. */
  summarise(): Promise<Summary>;
  end(): Promise<void>;
};

export function startDrawing(plan: DrawingPlan, take: TakeNumbers): Drawing {
  const thread = createThread(new URL('./drawing-thread.ts', import.meta.url), {
    workerData: plan,
    // Nearly all it makes is garbage a moment later.
    resourceLimits: { maxYoungGenerationSizeMb: 96 },
  });
  const order = (message: Order): void => thread.postMessage(message);
  let settle: { answered(answer: Answer): void; failed(error: unknown): void } | undefined;
  let failure: unknown;
  const fail = (error: unknown): void => {
    failure ??= error;
    settle?.failed(failure);
  };
  thread.on('message', (answer: Answer) => {
    if (!('numbers' in answer)) return settle?.answered(answer);
    const { ticket, of, count } = answer.numbers;
    take(of, count).then((numbers) => order({ ticket, numbers }), fail);
  });
  thread.on('error', fail);
  thread.on('exit', () => fail(new Error('the thread that draws the sample has ended')));
  const ask = (message: Order): Promise<Answer> =>
    new Promise((answered, failed) => {
      if (failure !== undefined) return failed(failure);
      settle = { answered, failed };
      order(message);
    });
  return {
    draw: async (from, to) => {
      const answer = await ask({ from, to });
      if ('chunk' in answer) return answer.chunk;
      throw new Error('the thread that draws the sample answered something else');
    },
    summarise: async () => {
      const answer = await ask({ summarise: true });
      if ('summary' in answer) return answer.summary;
      throw new Error('the thread that draws the sample answered something else');
    },
    end: async () => void (await thread.terminate()),
  };
}

import { parentPort, workerData } from 'node:worker_threads';
import { newslettersUntil } from '../rules/newsletters.ts';
import { calendarUntil } from '../rules/season.ts';
import { emptyTally } from '../rules/tally.ts';
import { drawChunk, type Chunk, type Plan } from './draw-chunk.ts';
import type { Answer, DrawingPlan, Order } from './drawing.ts';
import { numberStocks } from './number-stocks.ts';

/** Draws people apart from the main loop, which is busy enough with writing them to both engines. */
const { seed, ...given } = workerData as DrawingPlan;
const { now, currency } = given.scope;
const asked = new Map<number, (numbers: number[]) => void>();
let tickets = 0;
const answer = (message: Answer, transfer: ArrayBuffer[] = []): void => parentPort?.postMessage(message, transfer);

const plan: Plan = {
  ...given,
  world: { seed, now, currency, calendar: calendarUntil(now), letters: newslettersUntil(now) },
  tally: emptyTally(),
  readers: new Set(),
  numbers: numberStocks(
    (of, count) =>
      new Promise((resolve) => {
        const ticket = (tickets += 1);
        asked.set(ticket, resolve);
        answer({ numbers: { ticket, of, count } });
      }),
  ),
};

parentPort?.on('message', (order: Order) => {
  if ('numbers' in order) {
    asked.get(order.ticket)?.(order.numbers);
    asked.delete(order.ticket);
  }
  if ('from' in order) void draw(order.from, order.to);
  if ('summarise' in order) answer({ summary: { tally: plan.tally, readers: [...plan.readers] } });
});

/** A failure ends the thread: nobody handles it here. */
async function draw(from: number, to: number): Promise<void> {
  const chunk = await drawChunk(plan, from, to);
  answer({ chunk }, buffersOf(chunk));
}

function buffersOf({ records, copies, mail, lines }: Chunk): ArrayBuffer[] {
  const columns = [...Object.values(records), ...Object.values(mail)].flat().map(({ literal }) => literal);
  const views = [...columns, ...Object.values(copies).map((copy) => copy.lines), lines];
  return views.map(({ buffer }) => buffer as ArrayBuffer);
}

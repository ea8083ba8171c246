import { randomInt } from 'node:crypto';
import { transact, type Context } from '../../platform/context.ts';
import { replaceFigures, type FigureProducer } from '../figures/index.ts';
import { modelOf } from '../models/index.ts';
import { figureNames } from './definitions.ts';
import { readChurnParameters, readValueParameters, type ChurnParameters } from './parameters.ts';
import type { ValueParameters } from './learn/learn.ts';
import { scopeOf } from './scope.ts';
import { eventIdsOf } from '../segments/index.ts';
import { historiesAt, insertCells, stepFor } from './store/cells.ts';
import { figuresSelect } from './store/figures.ts';
import { evaluateApart } from './thread/apart.ts';

/** Different histories computed one by one; more are put together in steps of days. */
const mostHistories = 60_000;
const batch = 5_000;

export const predictionsProducer: FigureProducer = {
  name: 'predictions',
  figures: figureNames,
  everyMinutes: 60,
  renew: (ctx) => write(ctx),
  touched: (ctx, people) => write(ctx, people),
};

/** Writes everybody's figures, or some people's, from the stored fits. What depends on a history alone is computed once. */
async function write(ctx: Context, people?: readonly number[]): Promise<void> {
  const { value, risk } = await fitsOf(ctx);
  const scope = await scopeOf(ctx);
  const moment = scope.moment(scope.today);
  const now = ctx.platform.clock.now();
  const run = randomInt(2 ** 47);
  const step = people === undefined ? await stepFor(ctx, moment, mostHistories) : 1;
  const who = people === undefined ? 'everybody' : 'some';
  if (value) {
    const histories = await historiesAt(ctx, moment, { step, who, people });
    const horizon = risk?.days ?? 90;
    const { family, parameters } = value;
    const expected = await evaluateApart({ family, parameters, histories, horizon });
    const cells = histories.map(({ x, step: at }, i) => ({ x, step: at, expected: expected[i] }));
    for (let from = 0; from < cells.length; from += batch) {
      const part = cells
        .slice(from, from + batch)
        .flatMap((cell) => (cell.expected ? [{ ...cell, expected: cell.expected }] : []));
      await insertCells(ctx, run, from / batch, part);
    }
  }
  const eventIds = people === undefined ? [] : await eventIdsOf(ctx, people);
  await replaceFigures(ctx, {
    figures: figureNames,
    people,
    select: figuresSelect(who, value, risk?.regression ?? null),
    params: { ...moment, step, run, now: moments(now), people, eventIds, usualGap: risk?.usualGap ?? 30 },
  });
}

const moments = (at: Date): string => at.toISOString().slice(0, -1).replace('T', ' ');

type Fits = { value: ValueParameters | null; risk: ChurnParameters | null };

/** What is hidden predicts nothing. */
const fitsOf = (ctx: Context): Promise<Fits> =>
  transact(ctx, async (tx) => {
    const value = await modelOf(tx, ctx.workspaceId, 'lifetime-value');
    const risk = await modelOf(tx, ctx.workspaceId, 'churn');
    return {
      value: value?.state === 'shown' ? readValueParameters(value.parameters) : null,
      risk: risk?.state === 'shown' ? readChurnParameters(risk.parameters) : null,
    };
  });

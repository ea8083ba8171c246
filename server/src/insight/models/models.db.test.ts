import { afterAll, beforeAll, expect, it } from 'vitest';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import { transact, type Context } from '../../platform/context.ts';
import { collectSlots, contribute } from '../../platform/slots/index.ts';
import { figureProducers, type FigureProducer } from '../figures/index.ts';
import type { ModelCard } from './card.ts';
import { fitDue, fitModels, modelOf, models, type ModelDefinition } from './index.ts';

let app: TestApp;
let ctx: Context;
beforeAll(async () => {
  app = await testApp();
  ctx = await app.createWorkspace();
});
afterAll(() => app.close());

const card: ModelCard = {
  data: [{ label: 'Customers', value: '600' }],
  decidedBy: 'mean absolute error',
  backtest: {
    split: '2026-08-01',
    rows: [{ name: 'Ours', isBaseline: false, metrics: [{ name: 'MAE', value: 1.2 }] }],
  },
  calibration: null,
  coverage: null,
  notes: [],
};
const model = (name: string, fit: ModelDefinition['fit']): ModelDefinition => ({
  name,
  title: name,
  explanation: '',
  figures: [`${name}Score`],
  everyDays: 7,
  fit,
});
const holding = (definitions: readonly ModelDefinition[], producers: readonly FigureProducer[] = []): Context => ({
  ...ctx,
  platform: {
    ...ctx.platform,
    slots: collectSlots([
      ...definitions.map((one) => contribute(models, one)),
      ...producers.map((one) => contribute(figureProducers, one)),
    ]),
  },
});
const stored = (name: string) => transact(ctx, (tx) => modelOf(tx, ctx.workspaceId, name));

it('fits what is due, starting from the last parameters, and renews what it feeds', async () => {
  const seen: unknown[] = [];
  let renewals = 0;
  const counting = model('counting', (_ctx, previous) => {
    seen.push(previous);
    return Promise.resolve({ state: 'shown', parameters: { turn: seen.length }, card });
  });
  const producer: FigureProducer = {
    name: 'counting',
    figures: ['countingScore'],
    everyMinutes: 60,
    renew: () => {
      renewals += 1;
      return Promise.resolve();
    },
  };
  const where = holding([counting], [producer]);
  await fitDue(where);
  await fitDue(where);
  expect(seen).toEqual([null]);
  await fitModels(where, ['counting']);
  expect(seen).toEqual([null, { turn: 1 }]);
  expect(renewals).toBe(2);
  expect(await stored('counting')).toMatchObject({ state: 'shown', reason: null, parameters: { turn: 2 }, card });
});

it('keeps the last good fit when one fails, and lets the next model have its turn', async () => {
  let fails = false;
  const brittle = model('brittle', () =>
    fails
      ? Promise.reject(new Error('no luck'))
      : Promise.resolve({ state: 'hidden', reason: 'thin', parameters: 1, card }),
  );
  const after = model('after', () => Promise.resolve({ state: 'shown', parameters: null, card }));
  await fitDue(holding([brittle]));
  fails = true;
  app.clock.set(new Date(app.clock.now().getTime() + 8 * 86_400_000));
  await fitDue(holding([brittle, after]));
  expect(await stored('brittle')).toMatchObject({ state: 'hidden', reason: 'thin', parameters: 1 });
  expect(await stored('after')).toMatchObject({ state: 'shown' });
  await expect(fitModels(holding([brittle]), ['brittle'])).rejects.toThrow('no luck');
});

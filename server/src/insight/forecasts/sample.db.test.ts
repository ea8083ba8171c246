import { afterAll, beforeAll, expect, it } from 'vitest';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import { generateSample } from '../../integrations/sample/index.ts';
import { transact, type Context } from '../../platform/context.ts';
import { renewFigures } from '../figures/index.ts';
import { fitModels, modelOf } from '../models/index.ts';
import { listDemand } from './demand/queries.ts';
import { readCalendar } from './queries/replenishment.ts';
import { readRevenue } from './queries/revenue.ts';

let app: TestApp;
let ctx: Context;
beforeAll(async () => {
  app = await testApp();
  ctx = await app.createWorkspace({ currency: 'USD', timezone: 'Europe/London' });
  await generateSample(app.platform, ctx.workspaceId, { profiles: 8_000, seed: 5 });
  await app.settle();
}, 180_000);
afterAll(() => app.close());

it('explores', { timeout: 300_000 }, async () => {
  let t = Date.now();
  const lap = (name: string) => {
    console.log(name, Date.now() - t);
    t = Date.now();
  };
  await renewFigures(ctx, ['rfm']);
  lap('rfm');
  for (const name of ['revenue-forecast', 'demand', 'replenishment', 'send-time']) {
    await fitModels(ctx, [name]);
    lap(name);
    const model = await transact(ctx, (tx) => modelOf(tx, ctx.workspaceId, name));
    console.log(
      name,
      model?.state,
      model?.reason,
      JSON.stringify(model?.card, null, 1).replace(/\s+/g, ' ').slice(0, 3000),
      JSON.stringify(model?.parameters).slice(0, 600),
    );
  }
  const revenue = await readRevenue(ctx, 90);
  lap('revenue 90');
  console.log(
    revenue.state,
    revenue.reason,
    revenue.method,
    revenue.total,
    revenue.coverage,
    JSON.stringify(revenue.backtest),
  );
  const demand = await listDemand(ctx, { sort: 'stockOut', limit: 3 });
  lap('demand');
  console.log(JSON.stringify(demand).slice(0, 1500));
  const calendar = await readCalendar(ctx);
  lap('calendar');
  console.log(JSON.stringify(calendar).slice(0, 1500), calendar.items.length);
  expect(1).toBe(1);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import { createApp } from '../../app/http.ts';
import { secretKeyHeaders, type Credentials } from '../../foundation/access/testing.ts';
import type { HttpServer } from '../../platform/http/index.ts';

let app: TestApp;
let http: HttpServer;
let headers: Credentials;

beforeAll(async () => {
  app = await testApp();
  http = await createApp(app.platform);
  headers = await secretKeyHeaders(await app.createWorkspace(), ['reports:read']);
});
afterAll(async () => {
  await http?.close();
  await app?.close();
});

const post = (url: string, payload: object) =>
  http.inject({ method: 'POST', url: `/api/v1/experiments/${url}`, headers, payload });

test('a plan: people per arm and whole weeks', async () => {
  const metric = { type: 'proportion', base: 0.2 };
  const plan = (await post('plan', { metric, lift: 0.25, peoplePerDay: 200 })).json();
  expect(plan.fixedHorizon).toEqual({ perArm: 1094, people: 2188, days: 14 });
  expect(plan.alwaysValid.perArm).toBeGreaterThan(1094);
  const more = (await post('plan', { metric, lift: 0.25, arms: 4 })).json();
  expect(more.fixedHorizon.perArm).toBeGreaterThan(1094);
  expect(more.fixedHorizon.days).toBeNull();
  const revenue = { metric: { type: 'mean', mean: 4, deviation: 20 }, lift: 0.1 };
  const [plain, cuped] = [
    (await post('plan', revenue)).json(),
    (await post('plan', { ...revenue, varianceReduction: 0.5 })).json(),
  ];
  expect(plain.fixedHorizon.perArm).toBe(39_246);
  expect(cuped.fixedHorizon.perArm).toBe(19_623);
  const impossible = await post('plan', { metric, lift: 5 });
  expect(impossible.statusCode).toBe(422);
  expect(impossible.json().errors[0].path).toBe('/lift');
});

test('an analysis: differences, beliefs, alarm and decision', async () => {
  const body = {
    arms: [
      { key: 'A', people: 1000 },
      { key: 'B', people: 1000 },
    ],
    metrics: [{ name: 'Ordered', type: 'proportion', values: [{ sum: 180 }, { sum: 220 }] }],
  };
  const answer = (await post('analyse', body)).json();
  const b = answer.metrics[0].arms[1];
  expect(b.compared.fixed.p).toBeCloseTo(0.0247, 3);
  expect(b.compared.alwaysValid.p).toBeGreaterThan(b.compared.fixed.p);
  expect(b.chanceBest).toBeCloseTo(0.98728813, 7);
  expect(b.compared.lift.value).toBeCloseTo(220 / 180 - 1, 12);
  expect(answer.decision).toMatchObject({ verdict: 'continue' });
  expect(answer.sampleRatio.isAlarm).toBe(false);

  const tiny = {
    arms: body.arms.map((arm) => ({ ...arm, people: 20 })),
    metrics: [{ ...body.metrics[0], values: [{ sum: 2 }, { sum: 3 }] }],
  };
  expect((await post('analyse', tiny)).json().metrics[0].arms[1].compared.alwaysValid.interval).toEqual({
    low: null,
    high: null,
  });
  const wrong = await post('analyse', {
    ...body,
    metrics: [{ name: 'x', type: 'proportion', values: [{ sum: 1200 }, { sum: 2 }] }],
  });
  expect(wrong.json().errors[0]).toMatchObject({ path: '/metrics/0/values/0/sum' });
  const ratio = await post('analyse', {
    ...body,
    metrics: [{ name: 'x', type: 'ratio', values: [{ sum: 1 }, { sum: 2 }] }],
  });
  expect(ratio.statusCode).toBe(422);
});

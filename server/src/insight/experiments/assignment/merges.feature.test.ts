import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../../test/setup/harness.ts';
import { createApp } from '../../../app/http.ts';
import { secretKeyHeaders, type Credentials } from '../../../foundation/access/testing.ts';
import { transact, type Context } from '../../../platform/context.ts';
import type { HttpServer } from '../../../platform/http/index.ts';
import { exposedPeople, peoplePerArm } from '../store.ts';
import { assign } from './assign.ts';
import { drawArm } from './draw.ts';
import type { Experiment } from './experiment.ts';
import { endHoldout, isHeldOut, setHoldout } from './holdouts.ts';
import { releaseSlot, takeSlot } from './layers.ts';

let app: TestApp;
let http: HttpServer;
let headers: Credentials;
let ctx: Context;

beforeAll(async () => {
  app = await testApp();
  http = await createApp(app.platform);
  ctx = await app.createWorkspace();
  headers = await secretKeyHeaders(ctx, ['events:write', 'profiles:write', 'profiles:read']);
});
afterAll(async () => {
  await http?.close();
  await app?.close();
});

const post = (url: string, payload: object) => http.inject({ method: 'POST', url, headers, payload });

async function newPeople(name: string, count: number): Promise<number[]> {
  const emails = Array.from({ length: count }, (_, i) => `${name}-${i}@example.com`);
  await post('/api/v1/events', { events: emails.map((email) => ({ metric: 'Viewed Product', profile: { email } })) });
  await app.settle();
  const found = await Promise.all(
    emails.map((email) => http.inject({ url: `/api/v1/profiles?email=${email}`, headers })),
  );
  return found.map((answer) => answer.json().items[0].id as number).sort((a, b) => a - b);
}

const half = (key: string): Experiment => ({
  key,
  arms: [
    { key: 'A', weight: 1 },
    { key: 'B', weight: 1 },
  ],
});

type Step = { type: 'expose'; who: number } | { type: 'merge'; into: number; from: number } | { type: 'undo' };
const who = fc.nat(4);
const step = fc.oneof<fc.Arbitrary<Step>[]>(
  fc.record({ type: fc.constant('expose' as const), who }),
  fc.record({ type: fc.constant('merge' as const), into: who, from: who }),
  fc.record({ type: fc.constant('undo' as const) }),
);

test('a merge keeps the arm, its undoing gives both sides theirs back', { timeout: 240_000 }, async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
      run++;
      const ids = await newPeople(`r${run}`, 5);
      const experiment = half(`merges:${run}`);
      const families = new Map(ids.map((id) => [id, [id]]));
      const exposures: { origin: number; arm: string }[] = [];
      const undoable: { id: number; survivor: number; absorbed: number[] }[] = [];
      const surviving = (id: number): number => [...families].find(([, all]) => all.includes(id))?.[0] ?? id;
      const expected = (id: number): string | null => {
        const family = families.get(surviving(id)) ?? [];
        return exposures.find(({ origin }) => family.includes(origin))?.arm ?? drawArm(experiment, surviving(id));
      };
      for (const { type, ...of } of steps) {
        app.clock.advance(60_000);
        if (type === 'expose' && 'who' in of) {
          const id = ids[of.who] ?? 0;
          const arm = expected(id);
          const given = await transact(ctx, (tx) => assign(ctx, tx, experiment, [id]));
          expect(given).toEqual(new Map([[id, arm]]));
          const family = families.get(surviving(id)) ?? [];
          if (!exposures.some(({ origin }) => family.includes(origin)))
            exposures.push({ origin: surviving(id), arm: arm ?? '' });
        } else if (type === 'merge' && 'into' in of) {
          const [into, from] = [surviving(ids[of.into] ?? 0), surviving(ids[of.from] ?? 0)];
          if (into === from) continue;
          const { merges } = (await post(`/api/v1/profiles/${into}/merge`, { absorbedId: from })).json();
          undoable.push({ id: merges[0].id, survivor: into, absorbed: families.get(from) ?? [] });
          families.set(into, [...(families.get(into) ?? []), ...(families.get(from) ?? [])]);
          families.delete(from);
        } else {
          const last = undoable.pop();
          if (!last) continue;
          expect((await post(`/api/v1/merges/${last.id}/undo`, {})).statusCode).toBe(200);
          families.set(
            last.survivor,
            (families.get(last.survivor) ?? []).filter((id) => !last.absorbed.includes(id)),
          );
          families.set(last.absorbed[0] ?? 0, last.absorbed);
        }
        const seen = await transact(ctx, (tx) => assign(ctx, tx, experiment, ids, { record: false }));
        expect([...seen].sort(([a], [b]) => a - b)).toEqual(ids.map((id) => [id, expected(id)]));
      }
    }),
    { numRuns: 12, seed: 3 },
  );
});

test('who was shown what, counted as people', async () => {
  const ids = await newPeople('counted', 40);
  const experiment = half('counted:1');
  const arms = await transact(ctx, (tx) => assign(ctx, tx, experiment, [...ids, 999_999_999]));
  expect(arms.size).toBe(40);
  const of = (arm: string): number[] => ids.filter((id) => arms.get(id) === arm);
  const [a = 0, otherA = 0] = of('A');
  const [b = 0] = of('B');
  const people = () => transact(ctx, (tx) => peoplePerArm(tx, ctx.workspaceId, experiment.key));
  expect(await people()).toEqual([
    { arm: 'A', people: of('A').length, crossed: 0 },
    { arm: 'B', people: of('B').length, crossed: 0 },
  ]);
  await post(`/api/v1/profiles/${a}/merge`, { absorbedId: otherA });
  await post(`/api/v1/profiles/${a}/merge`, { absorbedId: b });
  const after = await people();
  expect(after.reduce((sum, row) => sum + row.people, 0)).toBe(37);
  expect(after.reduce((sum, row) => sum + row.crossed, 0)).toBe(1);
  const first = await transact(ctx, (tx) => exposedPeople(tx, ctx.workspaceId, experiment.key, 0, 20));
  const rest = await transact(ctx, (tx) =>
    exposedPeople(tx, ctx.workspaceId, experiment.key, first.at(-1)?.profileId ?? 0, 100),
  );
  expect([...first, ...rest]).toHaveLength(38);
  expect([...first, ...rest].filter(({ isCrossed }) => isCrossed).map(({ profileId }) => profileId)).toEqual([a]);
});

test('another workspace sees nothing of it', async () => {
  const ids = await newPeople('ours', 3);
  const theirs = await app.createWorkspace();
  await transact(ctx, (tx) => assign(ctx, tx, half('same:1'), ids));
  expect(await transact(theirs, (tx) => assign(theirs, tx, half('same:1'), ids))).toEqual(new Map());
  expect(await transact(theirs, (tx) => peoplePerArm(tx, theirs.workspaceId, 'same:1'))).toEqual([]);
});

test('experiments of a layer get ranges of their own until it is full', async () => {
  const take = (experiment: string, share: number) =>
    transact(ctx, (tx) => takeSlot(ctx, tx, 'offers', experiment, share));
  expect(await take('a', 0.5)).toEqual({ name: 'offers', firstPlace: 0, places: 5000 });
  expect(await take('b', 0.4)).toEqual({ name: 'offers', firstPlace: 5000, places: 4000 });
  expect(await take('a', 0.1)).toEqual({ name: 'offers', firstPlace: 0, places: 5000 });
  await expect(take('c', 0.2)).rejects.toMatchObject({ code: 'layer_full' });
  await transact(ctx, (tx) => releaseSlot(ctx, tx, 'offers', 'a'));
  expect(await take('c', 0.2)).toEqual({ name: 'offers', firstPlace: 0, places: 2000 });
});

test('held out of everything or of one programme', async () => {
  const ids = await newPeople('held', 60);
  const held = (programme: string) => transact(ctx, (tx) => isHeldOut(ctx, tx, programme, ids));
  expect((await held('flow:1')).size).toBe(0);
  await transact(ctx, (tx) => setHoldout(ctx, tx, { programme: '', share: 0.3, rotateDays: 30 }));
  await transact(ctx, (tx) => setHoldout(ctx, tx, { programme: 'flow:1', share: 0.5, rotateDays: null }));
  const everywhere = await held('flow:2');
  expect(everywhere.size).toBeGreaterThan(5);
  const both = await held('flow:1');
  expect(both.size).toBeGreaterThan(everywhere.size);
  expect([...everywhere].every((id) => both.has(id))).toBe(true);
  app.clock.advance(31 * 86_400_000);
  expect(await held('flow:2')).not.toEqual(everywhere);
  await transact(ctx, (tx) => endHoldout(ctx, tx, ''));
  expect((await held('flow:2')).size).toBe(0);
});

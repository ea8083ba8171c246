import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import { Problem } from '../../kernel/problem.ts';
import { transact, type Context } from '../../platform/context.ts';
import { deleteSegment, restoreSegment } from './actions/delete-segment.ts';
import { evaluateSegments } from './actions/evaluate.ts';
import { createSegment, updateSegment } from './actions/save-segment.ts';
import { freezeAudience } from './freeze.ts';
import { parseRule, type Rule } from './language/rule.ts';
import { kindsOf } from './library.ts';
import { explainRule } from './explain/explain-rule.ts';
import { membersOf } from './queries/members-of.ts';
import { listMembers, readGrowth } from './queries/segments.ts';
import { changesAt } from './store.changes.ts';
import { claimEvaluations } from './store.ts';
import { membershipsOf } from './store.members.ts';
import { naiveMembers } from './testing/naive.ts';
import { day, makeWorld, writeWorld, type World } from './testing/world.ts';

const now = new Date('2026-11-22T12:00:00.000Z');
const recentViewers = {
  where: {
    kind: 'event',
    metric: 'Viewed Product',
    window: { type: 'last', amount: 20, unit: 'day' },
    is: { op: 'gte', value: 1 },
  },
};
let app: TestApp;
let ctx: Context;
let world: World;

beforeAll(async () => {
  app = await testApp({ now });
  ctx = await app.createWorkspace({ timezone: 'UTC' });
  world = makeWorld(11, now.getTime());
  await writeWorld(ctx, world);
});
afterAll(() => app.close());

const rule = (raw: object): Rule => parseRule(raw, kindsOf(ctx));
const expected = (raw: object, at = app.clock.now()): number[] =>
  naiveMembers(world, rule(raw), { at: at.getTime(), historic: false });
const memberIds = async (id: number): Promise<number[]> =>
  (await listMembers(ctx, id, { limit: 200 })).items.map((member) => member.profileId);
const problem = (promise: Promise<unknown>): Promise<Problem> =>
  promise.then(
    () => Promise.reject(new Error('expected a problem')),
    (error: unknown) => (error instanceof Problem ? error : Promise.reject(error as Error)),
  );

describe('membership history', () => {
  test('holds who fulfils the rule; evaluating again without change writes nothing', async () => {
    const { id } = await createSegment(ctx, { name: 'Recent viewers', rule: recentViewers });
    const [first] = await evaluateSegments(ctx, [id]);
    expect(first).toEqual({
      segmentId: id,
      members: expected(recentViewers).length,
      entered: expected(recentViewers).length,
      left: 0,
    });
    app.clock.advance(1000);
    const [second] = await evaluateSegments(ctx, [id]);
    expect(second).toMatchObject({ entered: 0, left: 0 });
    expect(await memberIds(id)).toEqual(expected(recentViewers));
    expect(await readGrowth(ctx, id, new Date(0))).toHaveLength(1);
  });

  test('people leave when the window passes, with a growth point that adds up', async () => {
    const { id } = await createSegment(ctx, { name: 'Soon over', rule: recentViewers });
    await evaluateSegments(ctx, [id]);
    const before = await memberIds(id);
    app.clock.advance(8 * day);
    const [result] = await evaluateSegments(ctx, [id]);
    const after = await memberIds(id);
    expect(after).toEqual(expected(recentViewers));
    expect(result?.left).toBe(before.filter((member) => !after.includes(member)).length);
    expect(result?.left).toBeGreaterThan(0);
    const growth = await readGrowth(ctx, id, new Date(0));
    expect(growth.at(-1)).toMatchObject({ members: after.length, entered: result?.entered, left: result?.left });
    const someone = after[0] ?? 0;
    expect((await membershipsOf(ctx, someone, [id])).map((m) => m.segmentId)).toEqual([id]);
  });

  test('what a large evaluation changed is read in parts, each person once', async () => {
    const { id } = await createSegment(ctx, { name: 'In parts', rule: recentViewers });
    await evaluateSegments(ctx, [id]);
    const found: number[] = [];
    for (let after = 0; ;) {
      const { size, last, entered, left } = await changesAt(ctx, id, app.clock.now(), after, 3);
      expect(left).toEqual([]);
      found.push(...entered);
      if (size < 3) break;
      after = last;
    }
    expect(found).toEqual(expected(recentViewers));
  });

  test('an evaluation that died after writing is finished by the next one, without doubles', async () => {
    const raw = { where: { kind: 'trait', trait: 'orders', is: { op: 'gte', value: 1 } } };
    const { id } = await createSegment(ctx, { name: 'Buyers', rule: raw });
    const dead = {
      id: '00000000-0000-4000-8000-000000000000',
      at: app.clock.now(),
      now: app.clock.now(),
      until: new Date(app.clock.now().getTime() + 60_000),
    };
    await transact(ctx, (tx) => claimEvaluations(tx, ctx.workspaceId, [id], dead));
    expect(await evaluateSegments(ctx, [id])).toEqual([]);
    const ids = expected(raw);
    const time = dead.at.toISOString().slice(0, -1).replace('T', ' ');
    const half = ids
      .slice(0, Math.floor(ids.length / 2))
      .map((p) => JSON.stringify([ctx.workspaceId, id, p, time, 1, 'evaluation']));
    await ctx.platform.clickhouse.insertLines(
      'segment_members',
      ['workspace_id', 'segment_id', 'profile_id', 'at', 'sign', 'reason'],
      half.join('\n'),
      'dead',
    );
    app.clock.advance(120_000);
    const [result] = await evaluateSegments(ctx, [id]);
    expect(result).toEqual({ segmentId: id, members: ids.length, entered: ids.length, left: 0 });
    expect(await memberIds(id)).toEqual(ids);
  });

  test('an evaluation that died before its changes reached the event store leaves them to the next one', async () => {
    const { id } = await createSegment(ctx, { name: 'Kept, not written', rule: recentViewers });
    await evaluateSegments(ctx, [id]);
    const before = await memberIds(id);
    app.clock.advance(5 * day);
    const { faults } = ctx.platform;
    Object.assign(ctx.platform, {
      faults: (point: string) =>
        point === 'segments.evaluationKept' ? Promise.reject(new Error('killed')) : Promise.resolve(),
    });
    await expect(evaluateSegments(ctx, [id])).rejects.toThrow('killed');
    Object.assign(ctx.platform, { faults });
    const after = expected(recentViewers);
    expect(after).not.toEqual(before);
    expect(await memberIds(id)).toEqual(before);
    expect((await readGrowth(ctx, id, new Date(0))).at(-1)).toMatchObject({ members: after.length });
    app.clock.advance(1000);
    expect(await evaluateSegments(ctx, [id])).toMatchObject([{ members: after.length, entered: 0, left: 0 }]);
    expect(await memberIds(id)).toEqual(after);
  });

  test('several segments in one pass keep their own members', async () => {
    const rules = [
      { where: { kind: 'property', field: 'country', is: { op: 'equals', value: 'de' } } },
      {
        population: 'everyone',
        where: { none: [{ kind: 'event', metric: 'Placed Order', is: { op: 'gte', value: 1 } }] },
      },
      { where: { kind: 'event', metric: 'Placed Order', measure: 'sum', is: { op: 'gt', value: 50 } } },
    ];
    const ids: number[] = [];
    for (const [i, raw] of rules.entries()) ids.push((await createSegment(ctx, { name: `Pass ${i}`, rule: raw })).id);
    await evaluateSegments(ctx, ids);
    for (const [i, raw] of rules.entries()) expect(await memberIds(ids[i] ?? 0)).toEqual(expected(raw));
    app.clock.advance(1000);
    for (const one of await evaluateSegments(ctx, ids)) expect(one).toMatchObject({ entered: 0, left: 0 });
    const found = await membersOf(
      ctx,
      ids,
      world.people.map((p) => p.id),
    );
    for (const [i, raw] of rules.entries()) {
      expect([...(found.get(ids[i] ?? 0) ?? [])].sort((a, b) => a - b)).toEqual(expected(raw));
    }
  });

  test('"since" asks the history', async () => {
    const { id } = await createSegment(ctx, {
      name: 'Gold',
      rule: { where: { kind: 'property', field: 'properties.tier', is: { op: 'equals', value: 'gold' } } },
    });
    await evaluateSegments(ctx, [id]);
    const gold = await memberIds(id);
    const { id: loyal } = await createSegment(ctx, {
      name: 'Gold for 3 days',
      rule: { where: { kind: 'segment', segmentId: id, since: { amount: 3, unit: 'day' } } },
    });
    await evaluateSegments(ctx, [loyal]);
    expect(await memberIds(loyal)).toEqual([]);
    app.clock.advance(3 * day);
    await evaluateSegments(ctx, [loyal]);
    expect(await memberIds(loyal)).toEqual(gold);
  });
});

describe('audience', () => {
  test('hands out each known person of the included segments once, without the excluded', async () => {
    const de = { kind: 'property', field: 'country', is: { op: 'equals', value: 'DE' } };
    const viewers = { kind: 'event', metric: 'Viewed Product', is: { op: 'gte', value: 1 } };
    const buyers = { kind: 'trait', trait: 'orders', is: { op: 'gte', value: 1 } };
    const ids: number[] = [];
    for (const [name, where] of Object.entries({ de, viewers, buyers }))
      ids.push((await createSegment(ctx, { name: `Audience ${name}`, rule: { where } })).id);
    const handed: number[] = [];
    for await (const batch of freezeAudience(ctx, { include: ids.slice(0, 2), exclude: ids.slice(2) }))
      handed.push(...batch);
    expect(handed).toEqual(expected({ where: { all: [{ any: [de, viewers] }, { none: [buyers] }] } }));
    expect(handed.length).toBeGreaterThan(0);
  });
});

describe('explaining', () => {
  test('agrees with the evaluation for everybody and shows the events behind a count', async () => {
    const raw = rule({
      where: {
        all: [recentViewers.where, { none: [{ kind: 'trait', trait: 'orders', is: { op: 'gte', value: 3 } }] }],
      },
    });
    const members = expected(raw);
    for (const person of world.people.filter((p) => !p.deleted).slice(0, 25)) {
      const { member, tree } = await explainRule(ctx, raw, person.id);
      expect(member).toBe(members.includes(person.id));
      const views = 'children' in tree ? tree.children[0] : undefined;
      if (person.known && views && 'rows' in views) {
        expect(views.rows).toHaveLength(Math.min(5, Number(views.value)));
        expect(views.holds).toBe(Number(views.value) >= 1);
      }
    }
  });
});

describe('guards', () => {
  test('segments that contain each other are refused, naming the path', async () => {
    const { id: a } = await createSegment(ctx, { name: 'Ring A', rule: { where: { kind: 'everyone' } } });
    const { id: b } = await createSegment(ctx, { name: 'Ring B', rule: { where: { kind: 'segment', segmentId: a } } });
    const refused = await problem(
      updateSegment(ctx, a, { rule: { where: { kind: 'segment', segmentId: b, in: false } } }),
    );
    expect(refused.code).toBe('segment_cycle');
    expect(refused.detail).toContain('"Ring A"');
    expect(refused.detail).toContain('"Ring B"');
  });

  test('a segment in use is not deleted; a deleted one comes back', async () => {
    const { id: inner } = await createSegment(ctx, { name: 'Inner', rule: { where: { kind: 'everyone' } } });
    const { id: outer } = await createSegment(ctx, {
      name: 'Outer',
      rule: { where: { kind: 'segment', segmentId: inner } },
    });
    expect((await problem(deleteSegment(ctx, inner))).detail).toContain('"Outer"');
    await deleteSegment(ctx, outer);
    await deleteSegment(ctx, inner);
    expect((await restoreSegment(ctx, inner)).status).toBe('active');
  });

  test('another workspace sees none of it', async () => {
    const other = await app.createWorkspace({ name: 'Other' });
    const { id } = await createSegment(other, { name: 'Theirs', rule: { where: { kind: 'everyone' } } });
    expect(await evaluateSegments(other, [id])).toEqual([{ segmentId: id, members: 0, entered: 0, left: 0 }]);
    expect((await problem(updateSegment(ctx, id, { name: 'Mine' }))).status).toBe(404);
    expect(
      (await problem(createSegment(ctx, { name: 'Peek', rule: { where: { kind: 'segment', segmentId: id } } }))).code,
    ).toBe('invalid_rule');
  });
});

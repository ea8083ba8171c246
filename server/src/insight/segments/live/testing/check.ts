import { sql } from 'kysely';
import type pg from 'pg';
import { expect } from 'vitest';
import type { TestApp } from '../../../../../test/setup/harness.ts';
import { scopedRows } from '../../../../platform/clickhouse/index.ts';
import type { Context } from '../../../../platform/context.ts';
import { evaluateSegments } from '../../actions/evaluate.ts';
import type { Rule } from '../../language/rule.ts';
import { naiveMembers } from '../../testing/naive.ts';
import { worldOfRecords } from '../../testing/records-world.ts';
import { isQuiet } from '../causes.ts';

/** @param jobs reads the queue, which is not of the application's tables */
export type Stage = { app: TestApp; jobs: pg.Client };

type Heard = { segmentId: number; profileId: number; sign: number; at: string | number; reason: string };

type Job = {
  task: string;
  payload: { payload: { segmentId: number; profileIds: number[]; at: string; reason: string } };
};

/** The history is sound, members and counts are what the naive reading says, every change was told, and an evaluation finds nothing more. */
export async function check({ app, jobs }: Stage, ctx: Context, segments: ReadonlyMap<number, Rule>): Promise<void> {
  const history = await ctx.platform.clickhouse.query<Heard>(
    ctx.workspaceId,
    `SELECT segment_id AS segmentId, profile_id AS profileId, sign, toUnixTimestamp64Milli(at) AS at, reason
    FROM ${scopedRows('segment_members')}`,
  );
  const sums = new Map<string, number>();
  for (const { segmentId, profileId, sign } of history) {
    const key = `${segmentId} ${profileId}`;
    sums.set(key, (sums.get(key) ?? 0) + sign);
  }
  expect([...new Set(sums.values())].filter((sum) => sum !== 0 && sum !== 1)).toEqual([]);

  const world = await worldOfRecords(ctx);
  const moment = { at: world.now, historic: false };
  for (const [id, rule] of segments) {
    const members = world.people.filter((p) => sums.get(`${id} ${p.id}`) === 1).map((p) => p.id);
    expect(members, `${JSON.stringify(rule.where)} of ${JSON.stringify(world.people.map((p) => p.id))}`).toEqual(
      naiveMembers(world, rule, moment),
    );
  }
  const { rows } = await sql<{ id: number; n: number }>`select id, member_count as n from segments
    where workspace_id = ${ctx.workspaceId}`.execute(app.platform.postgres.system);
  for (const { id, n } of rows) {
    expect(n, `count of ${id}`).toBe([...sums].filter(([key, sum]) => sum === 1 && key.startsWith(`${id} `)).length);
  }

  const told = (await heardSignals(jobs, ctx.workspaceId)).map((h) => written(h)).sort();
  expect(told).toEqual(
    history
      .filter((h) => !isQuiet(h.reason))
      .map((h) => written(h))
      .sort(),
  );

  // An evaluation is known by its moment.
  app.clock.advance(1);
  const ids = [...segments.keys()];
  for (let i = 0; i < ids.length; i += 100) {
    const evaluated = await evaluateSegments(ctx, ids.slice(i, i + 100));
    expect(evaluated.filter(({ entered, left }) => entered + left > 0)).toEqual([]);
  }
}

async function heardSignals(jobs: pg.Client, workspaceId: number): Promise<Heard[]> {
  const { rows } = await jobs.query<Job>(
    `select t.identifier as task, j.payload
    from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier like 'heard:%' and j.payload->>'workspaceId' = $1`,
    [String(workspaceId)],
  );
  return rows.flatMap(({ task, payload: { payload } }) =>
    payload.profileIds.map((profileId) => ({
      segmentId: payload.segmentId,
      profileId,
      sign: task === 'heard:segment.entered' ? 1 : -1,
      at: payload.at,
      reason: payload.reason,
    })),
  );
}

const written = ({ segmentId, profileId, sign, at, reason }: Heard): string =>
  `${segmentId} ${profileId} ${sign} ${new Date(at).toISOString()} ${reason}`;

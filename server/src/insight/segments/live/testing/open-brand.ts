import { sql } from 'kysely';
import type { TestApp } from '../../../../../test/setup/harness.ts';
import { systemContext, transact, type Context } from '../../../../platform/context.ts';
import { stableUuid } from '../../../../platform/crypto/index.ts';
import { acceptMessages } from '../../../../records/events/index.ts';
import { evaluateSegments } from '../../actions/evaluate.ts';
import { parseRule, type Rule } from '../../language/rule.ts';
import { kindsOf } from '../../library.ts';
import { insertSegment } from '../../store.ts';
import { carryOut, identifiers, type Send } from './carry-out.ts';
import { check, type Stage } from './check.ts';
import type { Command } from './commands.ts';
import { rounds } from './rounds.ts';

/** A brand of its own, what can happen in it, and what must hold afterwards. */
export async function openBrand(stage: Stage, definitions: Record<string, object>) {
  const { app } = stage;
  const owner = await app.createWorkspace({ timezone: 'UTC' });
  const ctx = systemContext(app.platform, owner.workspaceId, 'test');
  let message = 0;
  const send: Send = (rest) =>
    acceptMessages(app.platform, ctx.workspaceId, [
      {
        key: stableUuid('live', `${ctx.workspaceId} ${message++}`),
        time: app.clock.now().getTime(),
        data: {},
        source: 'test',
        trusted: true,
        backfill: false,
        ...rest,
      },
    ]);
  for (let n = 0; n < 6; n += 1)
    await send({
      kind: 'identify',
      name: 'identify',
      who: identifiers(n),
      data: { facts: { fields: {}, properties: {} } },
    });
  await rounds(app);
  const segments = new Map<number, Rule>();
  await transact(ctx, async (tx) => {
    for (const [name, where] of Object.entries(definitions)) {
      const rule = parseRule({ where }, kindsOf(ctx));
      const row = await insertSegment(tx, {
        workspace_id: ctx.workspaceId,
        name,
        description: '',
        rule: JSON.stringify(rule),
        rule_version: 1,
        moves_with_time: true,
        actor: '{}',
        now: app.clock.now(),
      });
      segments.set(row.id, rule);
    }
  });
  const ids = [...segments.keys()];
  for (let i = 0; i < ids.length; i += 100) await evaluateSegments(ctx, ids.slice(i, i + 100));
  listen(app);
  return {
    ctx,
    carryOut: (each: Command) => carryOut(app, ctx, each, send),
    settle: (fault?: string) => rounds(app, fault),
    check: () => check(stage, ctx, segments),
    counts: () => countsOf(app, ctx),
    /** Nobody looks at it any more. */
    close: async () => {
      await sql`update segments set status = 'deleted' where workspace_id = ${ctx.workspaceId}`.execute(
        app.platform.postgres.system,
      );
      await rounds(app);
    },
  };
}

async function countsOf(app: TestApp, ctx: Context): Promise<number[]> {
  const { rows } = await sql<{ n: number }>`select member_count as n from segments
    where workspace_id = ${ctx.workspaceId} order by id`.execute(app.platform.postgres.system);
  return rows.map((row) => row.n);
}

/** Signals become jobs that nobody takes. */
function listen(app: TestApp): void {
  const heard = ['segment.entered', 'segment.left'].map((name): [string, string[]] => [name, [`heard:${name}`]]);
  Object.assign(app.platform, { signalTasks: new Map(heard) });
}

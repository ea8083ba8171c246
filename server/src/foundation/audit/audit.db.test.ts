import { afterAll, beforeAll, expect, it } from 'vitest';
import { transact, type Context } from '../../platform/context.ts';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import { audit } from './index.ts';
import { listAudit } from './list-audit.ts';

let app: TestApp;
let ctx: Context;
beforeAll(async () => {
  app = await testApp();
  ctx = await app.createWorkspace();
});
afterAll(() => app?.close());

const everything = {
  entity: undefined,
  entityId: undefined,
  action: undefined,
  actorType: undefined,
  actorId: undefined,
};

it('keeps a row exactly when the change is kept', async () => {
  const entry = { action: 'thing.created', entity: 'thing', entityId: '7', changes: { name: 'x' } };
  await transact(ctx, (tx) => audit(ctx, tx, entry));
  const failed = transact(ctx, async (tx) => {
    await audit(ctx, tx, { ...entry, entityId: '8' });
    throw new Error('the change failed');
  });
  await expect(failed).rejects.toThrow('the change failed');
  const { items } = await listAudit(ctx, { ...everything, entity: 'thing' }, { limit: 10 });
  expect(items).toMatchObject([{ ...entry, actor: { type: 'user', id: 'test-owner', name: null } }]);
});

it('cannot be rewritten, whatever the role', async () => {
  for (const statement of [`update audit_log set action = 'nothing'`, 'delete from audit_log']) {
    for (const role of ['rapport_app', 'rapport_system']) {
      const client = await app.platform.postgres.systemPool.connect();
      try {
        await client.query(`begin; set local role ${role}`);
        await client.query(`select set_config('app.workspace_id', '${ctx.workspaceId}', true)`);
        await expect(client.query(statement)).rejects.toThrow(/permission denied/);
      } finally {
        await client.query('rollback');
        client.release();
      }
    }
  }
});

it('is read in pages, newest first, filtered by actor', async () => {
  const job: Context = { ...ctx, actor: { type: 'system', job: 'nightly' } };
  for (const nr of [1, 2, 3]) {
    await transact(job, (tx) => audit(job, tx, { action: 'thing.counted', entity: 'count', entityId: String(nr) }));
  }
  const filter = { ...everything, actorType: 'system', actorId: 'nightly' };
  const first = await listAudit(ctx, filter, { limit: 2 });
  const second = await listAudit(ctx, filter, { limit: 2, cursor: first.nextCursor ?? '' });
  expect([...first.items, ...second.items].map((item) => item.entityId)).toEqual(['3', '2', '1']);
  expect(second.nextCursor).toBeNull();
});

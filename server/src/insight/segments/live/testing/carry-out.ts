import { sql } from 'kysely';
import type { TestApp } from '../../../../../test/setup/harness.ts';
import type { Context } from '../../../../platform/context.ts';
import { inSystem } from '../../../../platform/postgres/index.ts';
import type { Message } from '../../../../records/events/index.ts';
import { mergeProfiles, undoMerge } from '../../../../records/profiles/index.ts';
import type { Command } from './commands.ts';
import { rounds } from './rounds.ts';

const hour = 3_600_000;

export type Send = (rest: Partial<Message> & Pick<Message, 'kind' | 'name' | 'who'>) => Promise<void>;

/** Six people with an address and two devices. */
export const identifiers = (n: number): Message['who'] =>
  n > 5 ? { anonymousId: `device-${n}` } : { email: `p${n}@example.com` };

/** Merges wait until all that was sent has arrived. */
export async function carryOut(app: TestApp, ctx: Context, c: Command, send: Send): Promise<void> {
  const now = app.clock.now().getTime();
  switch (c.type) {
    case 'event':
      return send({
        kind: 'track',
        name: c.metric,
        who: identifiers(c.who),
        time: now - c.hoursAgo * hour,
        backfill: c.backfill,
        data: { value: String(c.value), properties: { category: c.category } },
      });
    case 'device':
      return send({
        kind: 'identify',
        name: 'identify',
        who: { ...identifiers(c.who), ...identifiers(c.device) },
        data: { facts: { fields: {}, properties: {} } },
      });
    case 'property':
      return send({
        kind: 'identify',
        name: 'identify',
        who: identifiers(c.who),
        data: {
          facts: {
            fields: {},
            properties: { tier: c.tier, joined: new Date(now - c.joinedHoursAgo * hour).toISOString() },
          },
        },
      });
    case 'consent':
      return send({
        kind: 'consent',
        name: 'consent',
        who: identifiers(c.who),
        time: now - c.hoursAgo * hour,
        data: { channel: 'email', status: c.status, method: 'api', purpose: 'marketing', doubleOptIn: false },
      });
    case 'order': {
      const placedAt = new Date(now - c.hoursAgo * hour).toISOString();
      return send({
        kind: 'order',
        name: 'order',
        who: identifiers(c.who),
        data: {
          id: `o${c.id}`,
          placedAt,
          currency: 'EUR',
          lines: [{ sku: 'T', category: 'Tea', quantity: 3, unitPrice: 9 }],
          ...(c.refunded > 0 && {
            refunds: [
              {
                id: `r${c.id}`,
                at: new Date(now).toISOString(),
                amount: 9 * c.refunded,
                lines: [{ line: 1, quantity: c.refunded }],
              },
            ],
          }),
          ...(c.cancelled && { cancelledAt: new Date(now).toISOString() }),
        },
      });
    }
    case 'merge': {
      await rounds(app);
      const [survivor, absorbed] = await Promise.all([profileOf(app, ctx, c.who), profileOf(app, ctx, c.other)]);
      if (survivor === absorbed || survivor === undefined || absorbed === undefined) return;
      await inSystem(app.platform.postgres, (tx) =>
        mergeProfiles(
          app.platform,
          tx,
          ctx.workspaceId,
          [{ survivor, absorbed, reason: 'test' }],
          'test',
          app.clock.now(),
        ),
      );
      return;
    }
    case 'unmerge': {
      await rounds(app);
      const { rows } = await sql<{ id: number }>`select id from profile_merges
        where workspace_id = ${ctx.workspaceId} and undone_at is null order by id desc limit 1`.execute(
        app.platform.postgres.system,
      );
      if (rows[0]) await undoMerge(ctx, rows[0].id);
      return;
    }
    case 'wait':
      app.clock.advance(c.hours * hour);
  }
}

async function profileOf(app: TestApp, ctx: Context, n: number): Promise<number | undefined> {
  const { rows } = await sql<{ id: number }>`select profile_id as id from profile_identifiers
    where workspace_id = ${ctx.workspaceId} and kind = 'email' and value = ${`p${n}@example.com`}`.execute(
    app.platform.postgres.system,
  );
  return rows[0]?.id;
}

import { audit } from '../../../foundation/audit/index.ts';
import { notFound } from '../../../kernel/problem.ts';
import type { JsonValue } from '../../../kernel/json.ts';
import { transact, type Context } from '../../../platform/context.ts';
import type { StandardField } from '../rules/fields.ts';
import { learn } from '../rules/held-facts.ts';
import { lockFacts, saveFacts } from '../store.facts.ts';
import { queueProjections } from '../store.ts';
import { profileFamily } from '../store.reads.ts';

export type ProfileChange = {
  fields: Partial<Record<Exclude<StandardField, 'email' | 'phone' | 'external_id'>, string | number | null>>;
  properties: Record<string, JsonValue>;
};

/** A person's change to a profile: a fact of this moment, so it wins over older news and yields to newer. */
export function updateProfile(ctx: Context, profileId: number, change: ProfileChange): Promise<void> {
  return transact(ctx, async (tx) => {
    const now = ctx.platform.clock.now();
    const [id] = await profileFamily(tx, ctx.workspaceId, profileId);
    if (id === undefined) throw notFound('profile');
    const facts = (await lockFacts(tx, ctx.workspaceId, [id])).get(id);
    if (!facts) throw notFound('profile');
    const source = ctx.actor.type === 'user' ? `user:${ctx.actor.userId}` : 'api';
    learn(facts, { time: now.getTime(), source, fields: change.fields, properties: change.properties });
    await saveFacts(tx, ctx.workspaceId, [facts], now);
    await queueProjections(tx, ctx.workspaceId, 'profile', [id]);
    await audit(ctx, tx, {
      action: 'profile.updated',
      entity: 'profile',
      entityId: String(id),
      changes: { fields: Object.keys(change.fields), properties: Object.keys(change.properties) },
    });
  });
}

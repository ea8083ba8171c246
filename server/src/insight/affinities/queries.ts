import { notFound } from '../../kernel/problem.ts';
import { transact, type Context } from '../../platform/context.ts';
import { contactsOf } from '../../records/profiles/index.ts';
import { eventIdsOf } from '../segments/index.ts';
import { healthWords } from './health-words.ts';
import { commonParams } from './produce.ts';
import { readBaseline } from './store.ts';
import { readHealth } from './store/one.ts';

/** A person's health now, with each part and why; nulls for somebody who never bought. @throws Problem 404 */
export async function healthOfProfile(ctx: Context, profileId: number) {
  const { id, usual } = await transact(ctx, async (tx) => {
    const [contact] = await contactsOf(tx, ctx.workspaceId, [profileId]);
    if (!contact) throw notFound('profile');
    return { id: contact.id, usual: await readBaseline(tx, ctx.workspaceId, 'health') };
  });
  const [params, eventIds] = await Promise.all([commonParams(ctx), eventIdsOf(ctx, [id])]);
  const known = typeof usual === 'object' ? usual : { gap: null, returned: 0, heardOfTickets: 0 };
  const row = await readHealth(ctx, { ...params, ...known, ids: [id], eventIds });
  return row === undefined ? { score: null, parts: [], missing: [] } : healthWords(row);
}

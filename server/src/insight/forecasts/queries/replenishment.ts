import { workspaceOf } from '../../../foundation/workspaces/index.ts';
import { notFound } from '../../../kernel/problem.ts';
import { localDate } from '../../../kernel/zone.ts';
import { transact, type Context } from '../../../platform/context.ts';
import { contactsOf } from '../../../records/profiles/index.ts';
import { modelOf } from '../../models/index.ts';
import { replenishmentName, replenishmentParameters } from '../replenishment/model.ts';
import { calendarOf, dueOf, duePeople, type Due } from '../replenishment/store.ts';
import { addDays } from '../revenue/days.ts';

const calendarDays = 56;

/** Who runs out of what on which of the next days, and the products that are bought again and again. */
export async function readCalendar(ctx: Context) {
  const { today, model } = await transact(ctx, async (tx) => ({
    today: localDate(ctx.platform.clock.now(), (await workspaceOf(tx, ctx.workspaceId)).timezone),
    model: await modelOf(tx, ctx.workspaceId, replenishmentName),
  }));
  const to = addDays(today, calendarDays - 1);
  const items = await calendarOf(ctx, today, to);
  const products = model ? replenishmentParameters.parse(model.parameters).products : [];
  return {
    from: today,
    to,
    state: model?.state ?? null,
    reason: model === null ? 'It has not been computed yet.' : model.reason,
    items,
    products: products
      .map(({ productId, title, perPiece, centre, gaps, people, share }) => ({
        productId,
        title,
        perPiece,
        typicalDays: Math.round(Math.exp(centre)),
        intervals: gaps,
        people,
        share,
      }))
      .sort((a, b) => b.intervals - a.intervals),
  };
}

type Asked = { from: string; to: string; productId?: number | undefined; cursor?: string | undefined; limit: number };

export async function listDue(ctx: Context, { cursor, limit, ...between }: Asked) {
  const offset = Math.max(0, Number(cursor ?? 0) || 0);
  const rows = await duePeople(ctx, between, { offset, limit });
  const contacts = await transact(ctx, (tx) =>
    contactsOf(tx, ctx.workspaceId, [...new Set(rows.map(({ profileId }) => profileId))]),
  );
  const emails = new Map(contacts.map(({ id, email }) => [id, email]));
  return {
    items: rows.map((row) => ({ ...shown(row), email: emails.get(row.profileId) ?? null })),
    nextCursor: rows.length === limit ? String(offset + limit) : null,
  };
}

/** @throws Problem 404 */
export async function dueOfProfile(ctx: Context, profileId: number) {
  const [contact] = await transact(ctx, (tx) => contactsOf(tx, ctx.workspaceId, [profileId]));
  if (!contact) throw notFound('profile');
  return { items: (await dueOf(ctx, contact.id)).map(shown) };
}

/** How sure: own rhythm after three intervals, both after one, the product's before. */
const shown = (row: Due) => ({
  ...row,
  confidence: row.intervals >= 3 ? ('high' as const) : row.intervals >= 1 ? ('medium' as const) : ('low' as const),
});

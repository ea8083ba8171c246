import { workspaceOf } from '../../../foundation/workspaces/index.ts';
import { currencyExponent } from '../../../kernel/money.ts';
import { notFound } from '../../../kernel/problem.ts';
import { transact, type Context } from '../../../platform/context.ts';
import { contactsOf } from '../../../records/profiles/index.ts';
import { traitDefinitions } from '../definitions.ts';
import { engagementOf, traitsOf } from '../store.ts';
import type { TraitRow } from '../tables.ts';

export const listTraits = () => ({
  items: traitDefinitions.map(({ name, label, type, explanation }) => ({ name, label, type, explanation })),
});

const nothingBought = (profile_id: number): TraitRow => ({
  profile_id,
  orders: 0,
  gross_spend: 0,
  net_spend: 0,
  refunded: 0,
  refunds: 0,
  items: 0,
  distinct_products: 0,
  discounted_orders: 0,
  first_order_at: null,
  last_order_at: null,
  days_between_orders: null,
});

/** Every trait of a person with the computation behind it. */
export const traitsOfProfile = (ctx: Context, profileId: number) =>
  transact(ctx, async (tx) => {
    const [contact] = await contactsOf(tx, ctx.workspaceId, [profileId]);
    if (!contact) throw notFound('profile');
    const { currency, locale } = await workspaceOf(tx, ctx.workspaceId);
    const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
    const amount = (minor: number): string => format.format(minor / 10 ** currencyExponent(currency));
    const traits = (await traitsOf(tx, ctx.workspaceId, [contact.id]))[0] ?? nothingBought(contact.id);
    const engagement = await engagementOf(tx, ctx.workspaceId, [contact.id]);
    const email = engagement.find((row) => row.channel === 'email');
    return {
      currency,
      items: traitDefinitions.map((d) => ({
        name: d.name,
        label: d.label,
        type: d.type,
        value: d.value(traits, email),
        why: d.why(traits, email, amount),
      })),
      engagement: engagement.map((row) => ({
        channel: row.channel,
        received: row.received,
        opened: row.opened,
        clicked: row.clicked,
        lastReceivedAt: row.last_received_at?.toISOString() ?? null,
        lastOpenedAt: row.last_opened_at?.toISOString() ?? null,
        lastClickedAt: row.last_clicked_at?.toISOString() ?? null,
      })),
    };
  });

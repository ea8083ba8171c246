import type { JsonObject } from '../../../kernel/json.ts';
import { transact, type Context } from '../../../platform/context.ts';
import { contactsOf } from '../../../records/profiles/index.ts';
import { latestEvents, latestHistory } from '../store.clickhouse.ts';

const dayMs = 86_400_000;
const shown = ['title', 'number', 'orderId', 'name', 'url', 'query', 'campaign', 'subject'];

/** What customers just did, newest first; history that was filled in later counts while little else has happened. */
export async function activity(ctx: Context, limit: number) {
  const now = ctx.platform.clock.now().getTime();
  let events = await latestEvents(ctx, now - dayMs, limit);
  if (events.length < limit) {
    events = await latestEvents(ctx, now - 90 * dayMs, limit);
    const history = await latestHistory(ctx, now - 7 * dayMs, now, limit);
    if (history.length > events.length) events = history;
  }
  const contacts = await transact(ctx, (tx) =>
    contactsOf(
      tx,
      ctx.workspaceId,
      events.map((event) => event.profileId),
    ),
  );
  const people = new Map(contacts.map((c) => [c.askedId, c]));
  return {
    items: events.map((event) => {
      const person = people.get(event.profileId);
      const properties = JSON.parse(event.properties || '{}') as JsonObject;
      return {
        metric: event.metric,
        at: `${event.at.replace(' ', 'T')}Z`,
        value: event.value,
        details: Object.fromEntries(
          shown.flatMap((name) => (typeof properties[name] === 'string' ? [[name, properties[name]] as const] : [])),
        ),
        profile: {
          id: person?.id ?? event.profileId,
          name: [person?.firstName, person?.lastName].filter(Boolean).join(' ') || null,
          email: person?.email ?? null,
        },
      };
    }),
  };
}

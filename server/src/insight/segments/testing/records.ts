import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { bulk, type Tx } from '../../../platform/postgres/index.ts';
import { day, figuresNow, type World } from './world.ts';

/** One unit of the currency in units of the workspace's, from long ago on. */
export async function setRate(tx: Tx, workspaceId: number, currency: string, rate: number): Promise<void> {
  await sql`/* setRate */ insert into currency_rates (workspace_id, currency, valid_from, rate)
    values (${workspaceId}, ${currency}, '2020-01-01', ${rate})`.execute(tx);
}

/** The people of the world as the records that their copies in the event store are made of. */
export async function writeRecords(ctx: Context, world: World): Promise<void> {
  const column = <T>(name: string, type: string, value: (person: World['people'][number]) => T) => ({
    name,
    type,
    values: world.people.map(value),
  });
  const { system } = ctx.platform.postgres;
  const figures = (id: number) => figuresNow(world, id);
  const instant = (ms: number | null): Date | null => (ms === null ? null : new Date(ms));
  const createdAt = new Date(world.now - 200 * day);
  await sql`/* writeRecords */
    insert into profiles (id, workspace_id, created_at, updated_at, known, merged_into, email, country, city)
    overriding system value
    select p.id, ${ctx.workspaceId}::int, ${createdAt}::timestamptz, ${createdAt}::timestamptz, p.known, p.merged_into, p.email, p.country, p.city
    from ${bulk('p', [
      column('id', 'int8', ({ id }) => id),
      column('known', 'bool', ({ known }) => known),
      column('merged_into', 'int8', ({ deleted }) => (deleted ? 0 : null)),
      column('email', 'text', ({ email }) => email || null),
      column('country', 'text', ({ country }) => country || null),
      column('city', 'text', ({ city }) => city || null),
    ])}`.execute(system);
  await sql`/* writeRecords */
    insert into profile_traits (workspace_id, updated_at, profile_id, orders, gross_spend, first_order_at, last_order_at)
    select ${ctx.workspaceId}::int, ${createdAt}::timestamptz, t.* from ${bulk('t', [
      column('profile_id', 'int8', ({ id }) => id),
      column('orders', 'int4', ({ id }) => figures(id).orders),
      column('gross_spend', 'int8', ({ id }) => figures(id).gross),
      column('first_order_at', 'timestamptz', ({ id }) => instant(figures(id).first)),
      column('last_order_at', 'timestamptz', ({ id }) => instant(figures(id).last)),
    ])}`.execute(system);
}

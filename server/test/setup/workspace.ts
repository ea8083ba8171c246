import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Context, Platform } from '../../src/platform/context.ts';

export type WorkspaceOverrides = { name?: string; currency?: string; timezone?: string; locale?: string };

/** A workspace row and the context of an owner who exists only in name: enough below the HTTP edge. */
export async function buildWorkspace(platform: Platform, overrides: WorkspaceOverrides = {}): Promise<Context> {
  const name = overrides.name ?? 'Test brand';
  const { rows } = await sql<{ id: number }>`/* buildWorkspace */
    insert into workspaces (name, slug, currency, timezone, locale, created_at)
    values (${name}, ${`w-${randomBytes(5).toString('hex')}`}, ${overrides.currency ?? 'EUR'}, ${overrides.timezone ?? 'Europe/Berlin'}, ${overrides.locale ?? 'en-GB'}, ${platform.clock.now()})
    returning id`.execute(platform.postgres.system);
  const id = rows[0]?.id ?? 0;
  return {
    platform,
    workspaceId: id,
    actor: { type: 'user', userId: 'test-owner', email: 'owner@example.com', role: 'owner' },
  };
}

import { audit } from '../audit/index.ts';
import { invalid, notFound } from '../../kernel/problem.ts';
import { transact, type Context } from '../../platform/context.ts';
import type { Tx } from '../../platform/postgres/index.ts';
import { brandFaults } from './rules.ts';
import { everyWorkspace, setSendingPaused, updateWorkspace, workspacesByIds } from './store.ts';
import type { WorkspaceRow } from './tables.ts';

/** A brand and its settings. */
export type Workspace = {
  id: number;
  name: string;
  slug: string;
  currency: string;
  timezone: string;
  locale: string;
  /** Where the brand can be reached by post: the law wants it under every marketing e-mail. */
  postalAddress: string | null;
  /** Why no message leaves at the moment; null when sending is on. */
  sendingPausedReason: string | null;
  sample: boolean;
  createdAt: string;
};

/** In the order asked for by nobody: own brands before the sample, older before younger. Missing ids are left out. */
export async function workspacesOf(tx: Tx, ids: readonly number[]): Promise<Workspace[]> {
  return (await workspacesByIds(tx, ids)).map(shown);
}

/** Every workspace of the installation, oldest first; needs a transaction of the system role. */
export async function allWorkspaces(tx: Tx): Promise<Workspace[]> {
  return (await everyWorkspace(tx)).map(shown);
}

/** @throws Problem 404 when there is no such workspace for this transaction. */
export async function workspaceOf(tx: Tx, id: number): Promise<Workspace> {
  const [row] = await workspacesByIds(tx, [id]);
  if (!row) throw notFound('workspace');
  return shown(row);
}

export const readBrand = (ctx: Context): Promise<Workspace> => transact(ctx, (tx) => workspaceOf(tx, ctx.workspaceId));

export type BrandChanges = {
  name?: string | undefined;
  currency?: string | undefined;
  timezone?: string | undefined;
  locale?: string | undefined;
  postalAddress?: string | null | undefined;
};

/** @throws Problem 422 naming each wrong field; the currency never changes once the brand exists. */
export const changeBrand = (ctx: Context, changes: BrandChanges): Promise<Workspace> =>
  transact(ctx, async (tx) => {
    const before = await workspaceOf(tx, ctx.workspaceId);
    const faults = brandFaults(changes);
    if (faults.length === 0 && changes.currency !== undefined && changes.currency !== before.currency) {
      faults.push({
        path: '/currency',
        message: `The currency stays ${before.currency}: every amount is kept in it. Set up another brand for ${changes.currency}, or add a currency rate to take orders in ${changes.currency}.`,
      });
    }
    if (faults.length > 0) throw invalid('The brand settings were not changed.', faults);
    const { name, timezone, locale, postalAddress } = changes;
    const settings = postalAddress === undefined ? undefined : { postalAddress: postalAddress?.trim() ?? '' };
    const row = await updateWorkspace(tx, ctx.workspaceId, { name, timezone, locale, settings });
    if (!row) throw notFound('workspace');
    const after = shown(row);
    await audit(ctx, tx, {
      action: 'workspace.updated',
      entity: 'workspace',
      entityId: String(ctx.workspaceId),
      changes: differences(before, after),
    });
    return after;
  });

/** Holds every message back until sending is resumed; what waits is not lost. */
export const pauseSending = (ctx: Context, reason: string): Promise<Workspace> =>
  transact(ctx, async (tx) => {
    const before = await workspaceOf(tx, ctx.workspaceId);
    await setSendingPaused(tx, ctx.workspaceId, reason);
    await audit(ctx, tx, {
      action: 'workspace.sending_paused',
      entity: 'workspace',
      entityId: String(ctx.workspaceId),
      changes: { reason },
    });
    return { ...before, sendingPausedReason: reason };
  });

/** Lets messages go again after a restore or an automatic stop. */
export const resumeSending = (ctx: Context): Promise<Workspace> =>
  transact(ctx, async (tx) => {
    const before = await workspaceOf(tx, ctx.workspaceId);
    await setSendingPaused(tx, ctx.workspaceId, null);
    await audit(ctx, tx, {
      action: 'workspace.sending_resumed',
      entity: 'workspace',
      entityId: String(ctx.workspaceId),
      changes: { reason: before.sendingPausedReason },
    });
    return { ...before, sendingPausedReason: null };
  });

const compared = ['name', 'timezone', 'locale', 'postalAddress'] as const;

function differences(before: Workspace, after: Workspace): Record<string, [string | null, string | null]> {
  const changed = compared.filter((field) => before[field] !== after[field]);
  return Object.fromEntries(changed.map((field) => [field, [before[field], after[field]]]));
}

const shown = (row: WorkspaceRow): Workspace => ({
  id: row.id,
  name: row.name,
  slug: row.slug,
  currency: row.currency,
  timezone: row.timezone,
  locale: row.locale,
  postalAddress: row.settings.postalAddress || null,
  sendingPausedReason: row.sending_paused_reason,
  sample: row.is_sample,
  createdAt: row.created_at.toISOString(),
});

import { notFound } from '../../kernel/problem.ts';
import type { JsonValue } from '../../kernel/json.ts';
import { audit } from '../../foundation/audit/index.ts';
import { transact, type Context } from '../../platform/context.ts';
import { enqueue } from '../../platform/jobs/index.ts';
import type { Tx } from '../../platform/postgres/index.ts';
import { modelCard, type ModelCard } from './card.ts';
import { models, type ModelDefinition } from './definitions.ts';
import { refitTask } from './jobs.ts';
import { modelRow, modelRows, type ModelRow } from './store.ts';

export type StoredModel = {
  state: 'shown' | 'hidden';
  reason: string | null;
  parameters: JsonValue;
  card: ModelCard;
  fittedAt: Date;
};

/** A model's last fit; null before the first. */
export async function modelOf(tx: Tx, workspaceId: number, name: string): Promise<StoredModel | null> {
  const row = await modelRow(tx, workspaceId, name);
  if (!row?.state || !row.fitted_at || row.card === null) return null;
  const { state, reason, parameters, fitted_at: fittedAt } = row;
  return { state, reason, parameters, card: modelCard.parse(row.card), fittedAt };
}

/** Every model with its last fit, in the order of the modules. */
export const listModels = (ctx: Context) =>
  transact(ctx, async (tx) => {
    const rows = await modelRows(tx, ctx.workspaceId);
    const items = ctx.platform.slots.all(models).map((definition) =>
      shown(
        definition,
        rows.find((row) => row.name === definition.name),
        ctx.platform.clock.now(),
      ),
    );
    return { items };
  });

export const readModel = (ctx: Context, name: string) =>
  transact(ctx, async (tx) => {
    const row = await modelRow(tx, ctx.workspaceId, name);
    return {
      ...shown(definitionOf(ctx, name), row, ctx.platform.clock.now()),
      card: row?.card ?? null,
      parameters: row?.parameters ?? null,
    };
  });

/** Fits a model again in the background. */
export const refitModel = (ctx: Context, name: string): Promise<{ queued: boolean }> =>
  transact(ctx, async (tx) => {
    definitionOf(ctx, name);
    const key = `refit-${ctx.workspaceId}-${name}`;
    await enqueue(tx, refitTask, { workspaceId: ctx.workspaceId, name }, { key, maxAttempts: 2 });
    await audit(ctx, tx, { action: 'model.refitted', entity: 'model', entityId: name });
    return { queued: true };
  });

function definitionOf(ctx: Context, name: string): ModelDefinition {
  const definition = ctx.platform.slots.all(models).find((one) => one.name === name);
  if (!definition) throw notFound('model');
  return definition;
}

const shown = (
  { name, title, explanation, figures, everyDays }: ModelDefinition,
  row: ModelRow | undefined,
  now: Date,
) => ({
  name,
  title,
  explanation,
  figures: [...figures],
  everyDays,
  state: row?.state ?? ('unfitted' as const),
  reason: row?.reason ?? null,
  fittedAt: row?.fitted_at?.toISOString() ?? null,
  fitMs: row?.fit_ms ?? null,
  isFitting: row?.lease_until != null && row.lease_until > now,
  lastError: row?.last_error ?? null,
});

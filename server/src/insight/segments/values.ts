import { workspaceOf } from '../../foundation/workspaces/index.ts';
import { transact, type Context } from '../../platform/context.ts';
import type { FigureDefinition } from '../figures/index.ts';
import type { Builder } from './compiler/builder.ts';
import { makeBuilder } from './compiler/make-builder.ts';
import { readMarks } from './store.clickhouse.ts';
import { everyFeature } from './store/people.ts';

/** Values compiled over the features of a builder: `FROM ${from}` has a row per living person with `profile_id`. */
export type PreparedValues<T> = { built: T; from: string; params: Record<string, unknown> };

/**
 * For modules above that compute values per person out of what the language can measure.
 * @param who everybody, or the people bound as `{ids}` with all ids their events may carry as `{eventIds}`
 */
export async function prepareValues<T>(
  ctx: Context,
  { figures, who }: { figures: readonly FigureDefinition[]; who: 'everybody' | 'some' },
  build: (builder: Builder) => T,
): Promise<PreparedValues<T>> {
  const at = ctx.platform.clock.now();
  const [brand, { hasAliases, latestEvent }] = await Promise.all([
    transact(ctx, (tx) => workspaceOf(tx, ctx.workspaceId)),
    readMarks(ctx),
  ]);
  const setting = {
    at,
    historic: false,
    hasLaterEvents: latestEvent > at.getTime(),
    zone: brand.timezone,
    currency: brand.currency,
  };
  const { builder, collected } = makeBuilder(setting, { figures, rates: new Map() }, () => {
    throw new Error('a value names no segment');
  });
  const built = build(builder);
  const compilation = { rules: [], features: collected.features, params: collected.params, caveats: collected.caveats };
  return {
    built,
    from: everyFeature(compilation, { hasAliases, onlySome: who === 'some', historic: false }),
    params: { ...collected.params, at: at.toISOString().slice(0, -1).replace('T', ' ') },
  };
}

import { transact, type Context } from '../../../platform/context.ts';
import type { BuildSummary } from '../build/full.ts';
import type { Evaluation } from '../evaluation/evaluate.ts';
import { readRules, type BrandRules } from '../rules/brand-rules.ts';
import { stateOf, type StateRow } from '../store/state.ts';
import { strategies, type Strategy } from '../strategies.ts';

/** Which task says how good a strategy is. */
const judgedBy: Partial<Record<string, string>> = {
  nextBest: 'person',
  trending: 'person',
  boughtTogether: 'product',
  complementary: 'product',
  viewedAlso: 'product',
  cart: 'cart',
};

export type ListedStrategy = Strategy & {
  /** nDCG over that of what is popular, on the last evaluation */
  lift: { ratio: number; low: number; high: number } | null;
  /** `unknown`: nothing says; `loses` ones are never chosen by default */
  verdict: 'beats' | 'loses' | 'unknown' | 'baseline';
  /** What is taken when nobody names a strategy and this is what is known. */
  isDefault: boolean;
};

/** Every strategy with how it did against what is popular. */
export async function listStrategies(
  ctx: Context,
): Promise<{ items: ListedStrategy[]; evaluation: Evaluation | null }> {
  const state = await transact(ctx, (tx) => stateOf(tx, ctx.workspaceId));
  const evaluation = evaluationOf(state);
  const defaults = new Set<string>();
  const items = strategies.map((strategy: Strategy): ListedStrategy => {
    const row = evaluation?.rows.find((one) => one.strategy === strategy.name && one.task === judgedBy[strategy.name]);
    const verdict = strategy.name === 'popular' ? 'baseline' : row ? (row.beatsPopular ? 'beats' : 'loses') : 'unknown';
    const isDefault = verdict !== 'loses' && !defaults.has(strategy.needs) && strategy.name !== 'trending';
    if (isDefault) defaults.add(strategy.needs);
    return { ...strategy, lift: row?.lift ?? null, verdict, isDefault };
  });
  return { items, evaluation };
}

export type BuildState = {
  status: 'never' | 'building' | 'ready' | 'failed';
  builtAt: string | null;
  renewedAt: string | null;
  requested: boolean;
  lists: Record<string, number>;
  people: number;
  /** of the last whole build */
  ms: number | null;
  lastError: string | null;
};

export async function readBuild(ctx: Context): Promise<BuildState> {
  const state = await transact(ctx, (tx) => stateOf(tx, ctx.workspaceId));
  const summary = state?.summary as Partial<BuildSummary> | undefined;
  const isBuilding = state?.lease_until != null && state.lease_until > ctx.platform.clock.now();
  return {
    status: isBuilding
      ? 'building'
      : state?.last_error != null
        ? 'failed'
        : state?.generation == null
          ? 'never'
          : 'ready',
    builtAt: state?.built_at?.toISOString() ?? null,
    renewedAt: state?.renewed_at?.toISOString() ?? null,
    requested: state?.requested_at != null,
    lists: summary?.lists ?? {},
    people: summary?.people ?? 0,
    ms: summary?.ms?.all ?? null,
    lastError: state?.last_error ?? null,
  };
}

export const readBrandRules = async (ctx: Context): Promise<BrandRules> =>
  readRules((await transact(ctx, (tx) => stateOf(tx, ctx.workspaceId)))?.rules);

const evaluationOf = (state: StateRow | undefined): Evaluation | null =>
  (state?.evaluation ?? null) as Evaluation | null;

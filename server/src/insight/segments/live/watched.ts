import { workspaceOf } from '../../../foundation/workspaces/index.ts';
import { transact, type Context, type Platform } from '../../../platform/context.ts';
import { compileRules, type Library } from '../compiler/compile.ts';
import type { Rule } from '../language/rule.ts';
import { kindsOf, libraryFor, ruleOf } from '../library.ts';
import { claimedSegments, activeSegments, type SegmentRow } from '../store.ts';
import { isRelative, metricsOf, readsCopies, readsFigures, type AsOf } from './moving.ts';

/** A segment that is kept up to date person by person. */
export type Watched = {
  id: number;
  rule: Rule;
  evaluatedAt: Date;
  evaluationMs: number;
  stamp: string | null;
  /** Metrics of events it reads; null: of any. */
  metrics: ReadonlySet<string> | null;
  readsFigures: boolean;
  /** It reads more than events and figures: what copies of profiles, orders or memberships say. */
  readsCopies: boolean;
  /** Who is in depends on everybody: only evaluations over everybody can tell. */
  isRelative: boolean;
};

export type Watch = { segments: readonly Watched[]; library: Library; zone: string; currency: string };

type Known = Pick<Watched, 'rule' | 'metrics' | 'readsFigures' | 'readsCopies' | 'isRelative'>;
type Remembered = Map<number, { state: string; known: ReadonlyMap<number, Known> }>;
const read = new WeakMap<Platform, Remembered>();

function rememberedOf(platform: Platform): Remembered {
  const remembered: Remembered = read.get(platform) ?? new Map();
  read.set(platform, remembered);
  return remembered;
}

/** The segments of a workspace that have been evaluated and that nobody evaluates at this moment. */
export async function watchedSegments(ctx: Context, at: Date): Promise<Watch> {
  return transact(ctx, async (tx) => {
    const brand = await workspaceOf(tx, ctx.workspaceId);
    const rows = await activeSegments(tx, ctx.workspaceId);
    const claimed = new Set(await claimedSegments(tx, ctx.workspaceId));
    const watch = { zone: brand.timezone, currency: brand.currency };
    const state = rows.map((row) => `${row.id} ${row.updated_at.getTime()}`).join();
    const remembered = rememberedOf(ctx.platform);
    const before = remembered.get(ctx.workspaceId);
    const isSame = before?.state === state;
    const kinds = kindsOf(ctx);
    const rules = isSame ? [...before.known.values()].map(({ rule }) => rule) : rows.map((row) => ruleOf(row, kinds));
    const library = await libraryFor(ctx, tx, rules, undefined, at);
    const known = isSame
      ? before.known
      : knowledgeOf(rows, rules, (rule) => compileAlone(rule, { ...watch, library }, at));
    if (!isSame) remembered.set(ctx.workspaceId, { state, known });
    const segments = rows.flatMap((row): Watched[] => {
      const facts = known.get(row.id);
      if (!facts || row.member_count === null || row.evaluated_at === null || claimed.has(row.id)) return [];
      const { evaluated_at: evaluatedAt, evaluation_ms: ms, data_stamp: stamp } = row;
      return [{ id: row.id, evaluatedAt, evaluationMs: ms ?? 0, stamp, ...facts }];
    });
    return { ...watch, library, segments };
  });
}

/** What does not change with the moment is worked out once for as long as no segment changes. */
function knowledgeOf(
  rows: readonly SegmentRow[],
  rules: readonly Rule[],
  compile: (rule: Rule) => AsOf,
): ReadonlyMap<number, Known> {
  return new Map(
    rows.flatMap((row, i): [number, Known][] => {
      const rule = rules[i];
      if (rule === undefined) return [];
      const compiled = compile(rule);
      const facts = {
        rule,
        metrics: metricsOf(compiled),
        readsFigures: readsFigures(compiled),
        readsCopies: readsCopies(compiled),
        isRelative: isRelative(compiled),
      };
      return [[row.id, facts]];
    }),
  );
}

/** A rule as it is asked at a moment, with every bound that moves written out. */
export const compileAlone = (rule: Rule, { library, zone, currency }: Omit<Watch, 'segments'>, at: Date): AsOf => ({
  ...compileRules([rule], library, { at, historic: false, hasLaterEvents: true, zone, currency }),
  at,
});

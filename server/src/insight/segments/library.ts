import { invalid } from '../../kernel/problem.ts';
import type { Context } from '../../platform/context.ts';
import { ratesOn, workspaceOf } from '../../foundation/workspaces/index.ts';
import { localDate } from '../../kernel/zone.ts';
import { figureDefinitions } from '../figures/index.ts';
import type { Tx } from '../../platform/postgres/index.ts';
import { referencesOf, type Library } from './compiler/compile.ts';
import { conditionKinds, type AnyConditionKind } from './language/condition-kind.ts';
import { parseRule, type Rule } from './language/rule.ts';
import { activeSegments, type SegmentRow } from './store.ts';

export const kindsOf = (ctx: Context): readonly AnyConditionKind[] => ctx.platform.slots.all(conditionKinds);

/** The rule of a stored segment, read by the kinds of today. */
export const ruleOf = (row: Pick<SegmentRow, 'rule' | 'id'>, kinds: readonly AnyConditionKind[]): Rule =>
  parseRule(row.rule, kinds, `/segments/${row.id}/rule`);

/**
 * Everything these rules may refer to; what none of them names is not read.
 * @param replaced a rule about to be saved under this id, for finding cycles before they exist
 * @param at the day whose exchange rates count
 */
export async function libraryFor(
  ctx: Context,
  tx: Tx,
  rules: readonly Rule[],
  replaced?: { id: number; name: string; rule: Rule },
  at: Date = ctx.platform.clock.now(),
): Promise<Library> {
  const kinds = kindsOf(ctx);
  const segments = new Map<number, { name: string; rule: Rule }>();
  if (rules.some((rule) => referencesOf(rule, kinds).length > 0)) {
    const rows = new Map((await activeSegments(tx, ctx.workspaceId)).map((row) => [row.id, row]));
    const reach = (id: number): void => {
      if (segments.has(id)) return;
      const row = rows.get(id);
      const entry = replaced?.id === id ? replaced : row && { name: row.name, rule: ruleOf(row, kinds) };
      if (!entry) throw invalid(`There is no segment ${id} in this workspace.`, undefined, 'invalid_rule');
      segments.set(id, { name: entry.name, rule: entry.rule });
      for (const next of referencesOf(entry.rule, kinds)) reach(next);
    };
    for (const rule of rules) for (const id of referencesOf(rule, kinds)) reach(id);
  }
  const all = [...rules, ...[...segments.values()].map(({ rule }) => rule)];
  return {
    kinds,
    segments,
    figures: all.some(namesFigures) ? await figureDefinitions(ctx.platform.slots, tx, ctx.workspaceId) : [],
    rates: await ratesFor(ctx, tx, JSON.stringify(all), at),
  };
}

/** Some condition, or a measure within one, is of a computed figure. */
export const namesFigures = (rule: Rule): boolean => JSON.stringify(rule.where).includes('"kind":"figure"');

/** The rates of all currencies the rules name. */
async function ratesFor(ctx: Context, tx: Tx, said: string, at: Date): Promise<ReadonlyMap<string, number | null>> {
  const currencies = [...new Set([...said.matchAll(/"currency":"([A-Z]{3})"/g)].map(([, code = '']) => code))];
  if (currencies.length === 0) return new Map();
  const { timezone } = await workspaceOf(tx, ctx.workspaceId);
  const date = localDate(at, timezone);
  const rates = await ratesOn(
    tx,
    ctx.workspaceId,
    currencies.map((currency) => ({ currency, date })),
  );
  return new Map(currencies.map((currency, i) => [currency, rates[i] ?? null]));
}

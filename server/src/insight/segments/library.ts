import { invalid } from '../../kernel/problem.ts';
import type { Context } from '../../platform/context.ts';
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
 * Everything these rules may refer to. Rules without nested segments need none read.
 * @param replaced a rule about to be saved under this id, for finding cycles before they exist
 */
export async function libraryFor(
  ctx: Context,
  tx: Tx,
  rules: readonly Rule[],
  replaced?: { id: number; name: string; rule: Rule },
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
  return { kinds, segments };
}

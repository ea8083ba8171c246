import { transact, type Context } from '../../../platform/context.ts';
import { referencesOf } from '../compiler/compile.ts';
import { asGroup, type Rule, type RuleNode } from '../language/rule.ts';
import { formatRule } from '../language/text/format.ts';
import { noNames, type Names } from '../language/text/names.ts';
import { kindsOf, ruleOf } from '../library.ts';
import { activeSegments } from '../store.ts';

/** Finds the conditions that compiled terms came from; `words` is null for what stands for no condition of its own. */
export type ConditionFinder = {
  condition(path: string): Record<string, unknown> | null;
  words(path: string): string | null;
};

/** @param rule whose paths are asked; those inside nested segments go on with the rule of the segment */
export async function conditionFinder(ctx: Context, rule: Rule): Promise<ConditionFinder> {
  const kinds = kindsOf(ctx);
  const rows =
    referencesOf(rule, kinds).length === 0 ? [] : await transact(ctx, (tx) => activeSegments(tx, ctx.workspaceId));
  const byId = new Map(rows.map((row) => [row.id, row]));
  const names: Names = { ...noNames, segments: rows.map(({ id, name }) => ({ id, name })) };
  const nested = (id: unknown): RuleNode | null => {
    const row = typeof id === 'number' ? byId.get(id) : undefined;
    return row ? ruleOf(row, kinds).where : null;
  };
  const condition = (path: string): Record<string, unknown> | null => {
    const [root, ...steps] = path.split('/');
    const found = root === 'where' ? nodeAt(rule.where, steps, nested) : null;
    return found === null || asGroup(found) !== null ? null : { ...found };
  };
  return {
    condition,
    words: (path) => {
      const found = condition(path);
      if (found === null || typeof found.kind !== 'string') return null;
      const where: RuleNode = Object.assign({ kind: found.kind }, found);
      return formatRule({ version: 1, population: 'known', where }, kinds, names);
    },
  };
}

function nodeAt(node: RuleNode, steps: readonly string[], nested: (id: unknown) => RuleNode | null): RuleNode | null {
  const [step, ...rest] = steps;
  if (step === undefined) return node;
  if (step === 'segment' && 'segmentId' in node) {
    const inner = nested(node.segmentId);
    return inner === null ? null : nodeAt(inner, rest, nested);
  }
  const group = asGroup(node);
  const child = group?.op === step ? group.children[Number(rest[0])] : undefined;
  return child === undefined ? null : nodeAt(child, rest.slice(1), nested);
}

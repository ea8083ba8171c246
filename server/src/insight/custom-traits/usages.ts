import type { Context } from '../../platform/context.ts';
import type { Tx } from '../../platform/postgres/index.ts';
import { activeSegments } from '../segments/index.ts';
import { namesIn } from './formula/ast.ts';
import { FormulaError } from './formula/error.ts';
import { parseFormula } from './formula/parse.ts';
import { shownTrait, type CustomTrait } from './shapes.ts';
import { activeTraits } from './store.ts';

export type TraitUsage = { kind: string; id: number; name: string };

/** Where each trait or figure is named: rules of segments and other traits. */
export async function usagesByName(ctx: Context, tx: Tx): Promise<Map<string, TraitUsage[]>> {
  const usages = new Map<string, TraitUsage[]>();
  const add = (name: string, usage: TraitUsage): void => void usages.set(name, [...(usages.get(name) ?? []), usage]);
  for (const { id, name, rule } of await activeSegments(tx, ctx.workspaceId)) {
    for (const figure of namedInRule(rule)) add(figure, { kind: 'segment', id, name });
  }
  for (const row of await activeTraits(tx, ctx.workspaceId)) {
    for (const name of namedIn(shownTrait(row))) add(name, { kind: 'trait', id: row.id, name: row.label });
  }
  return usages;
}

function namedIn({ definition }: CustomTrait): Set<string> {
  if (definition.kind === 'measure') return new Set();
  try {
    return namesIn(parseFormula(definition.kind === 'formula' ? definition.text : definition.of));
  } catch (error) {
    if (error instanceof FormulaError) return new Set();
    throw error;
  }
}

/** Conditions name figures as `figure` and core traits as `trait`, at whatever depth. */
function namedInRule(rule: unknown): Set<string> {
  const names = new Set<string>();
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      if ((key === 'figure' || key === 'trait') && typeof value === 'string') names.add(value);
      else walk(value);
    }
  };
  walk(rule);
  return names;
}

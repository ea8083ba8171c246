import { transact, type Context } from '../../../platform/context.ts';
import { listFigures } from '../../figures/index.ts';
import { coreTraits, prepareValues } from '../../segments/index.ts';
import { traitDefinitions } from '../../traits/index.ts';
import { coreValue, typeOfCore } from '../environment.ts';
import { functions } from '../formula/functions.ts';
import { shownTrait } from '../shapes.ts';
import { activeTraits } from '../store.ts';
import { coverageOf } from '../store.clickhouse.ts';
import { usagesByName } from '../usages.ts';

/** The brand's own traits, with how many people have one and where they are used. */
export async function listTraits(ctx: Context) {
  const [{ items: figures }, rows, usages] = await Promise.all([listFigures(ctx), readRows(ctx), readUsages(ctx)]);
  return rows.map((row) => {
    const figure = figures.find(({ name }) => name === row.name);
    return {
      ...shownTrait(row),
      people: figure?.people ?? 0,
      renewedAt: figure?.renewedAt ?? null,
      usedBy: usages.get(row.name) ?? [],
    };
  });
}

const readRows = (ctx: Context) => transact(ctx, (tx) => activeTraits(tx, ctx.workspaceId));
const readUsages = (ctx: Context) => transact(ctx, (tx) => usagesByName(ctx, tx));

/** Of the traits of the profile, by their names in rules: `net_spend` is netSpend there. */
const explanations = new Map(
  traitDefinitions.map(({ name, explanation }) => [
    name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    explanation,
  ]),
);

const order = ['custom', 'computed', 'core'];

/** Everything known of a person by computation: what orders and messages amount to, figures, traits of the brand's own. */
export async function traitCatalog(ctx: Context) {
  const [{ items: figures }, rows, usages, core] = await Promise.all([
    listFigures(ctx),
    readRows(ctx),
    readUsages(ctx),
    coreCoverage(ctx),
  ]);
  const own = new Map(rows.map((row) => [row.name, row]));
  const items = [
    ...Object.entries(coreTraits).map(([name, { title }], i) => ({
      name,
      label: title,
      type: typeOfCore(name),
      explanation: explanations.get(name) ?? '',
      origin: 'core' as const,
      id: null,
      keyed: null,
      people: core.people[i] ?? 0,
      renewedAt: null,
      usedBy: usages.get(name) ?? [],
    })),
    ...figures.map(({ name, label, type, explanation, keyed, people, renewedAt }) => ({
      name,
      label,
      type: own.get(name)?.type ?? type,
      explanation,
      origin: own.has(name) ? ('custom' as const) : ('computed' as const),
      id: own.get(name)?.id ?? null,
      keyed: keyed?.label ?? null,
      people,
      renewedAt,
      usedBy: usages.get(name) ?? [],
    })),
  ];
  return { items: items.toSorted((a, b) => order.indexOf(a.origin) - order.indexOf(b.origin)), total: core.total };
}

async function coreCoverage(ctx: Context): Promise<{ people: number[]; total: number }> {
  const { built, from, params } = await prepareValues(ctx, { figures: [], who: 'everybody' }, (b) =>
    Object.keys(coreTraits).flatMap((name) => coreValue(name, b) ?? []),
  );
  return coverageOf(ctx, from, built, params);
}

/** What can be called in a formula, for those who write one. */
export const formulaFunctions = () =>
  Object.values(functions).map(({ written, explanation }) => ({ written, explanation }));

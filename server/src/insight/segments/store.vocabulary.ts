import { scopedRows } from '../../platform/clickhouse/index.ts';
import type { Context } from '../../platform/context.ts';
import { jsonReading } from './compiler/json-path.ts';
import type { ValueType } from './language/tests.ts';
import { ask, previewSeconds } from './store/run.ts';

export type ValueCount = { value: string; count: number };

type Top = { item: string; count: number }[];

/** The engine orders equal counts as they happened to come. */
const counted = (top: Top = []): ValueCount[] =>
  top
    .map(({ item, count }) => ({ value: item, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));

const limits = { params: {}, seconds: previewSeconds };

/** The commonest values of columns of `profiles` (names of ours, never of a caller). */
export async function fieldValues(ctx: Context, columns: readonly string[]): Promise<Map<string, ValueCount[]>> {
  const tops = columns.map(
    (column) => `topKIf(50, 3, 'counts')(toString(${column}), ${column} != '') AS top_${column}`,
  );
  const [row] = await ask<Record<string, Top>>(
    ctx,
    `/* fieldValues */ SELECT ${tops.join(', ')} FROM ${scopedRows('profiles')} AND deleted = 0 AND known = 1`,
    limits,
  );
  return new Map(Object.entries(row ?? {}).map(([alias, top]) => [alias.slice('top_'.length), counted(top)]));
}

export type CustomProperty = { name: string; type: ValueType; values: ValueCount[] };

/** Custom properties learnt from up to 20,000 profiles, with the commonest values of the texts. */
export async function customProperties(ctx: Context): Promise<CustomProperty[]> {
  const [row] = await ask<{ paths: Record<string, string[]> }>(
    ctx,
    `/* customProperties */ SELECT distinctJSONPathsAndTypes(properties) AS paths
    FROM (SELECT properties FROM ${scopedRows('profiles')} AND deleted = 0 AND known = 1 LIMIT 20000)`,
    limits,
  );
  const found = Object.entries(row?.paths ?? {}).flatMap(([name, types]) =>
    isNameable(name) ? [{ name, type: typeOf(types) }] : [],
  );
  const texts = found.filter(({ type }) => type === 'text').slice(0, 40);
  if (texts.length === 0) return found.map((property) => ({ ...property, values: [] }));
  const tops = texts.map(
    ({ name }, i) =>
      `topKIf(20, 3, 'counts')(${jsonReading('properties', name).text ?? "''"}, ${jsonReading('properties', name).text ?? "''"} != '') AS t${i}`,
  );
  const [values] = await ask<Record<string, Top>>(
    ctx,
    `/* customProperties */ SELECT ${tops.join(', ')} FROM (SELECT properties FROM ${scopedRows('profiles')} AND deleted = 0 AND known = 1 LIMIT 20000)`,
    limits,
  );
  return found.map((property) => ({
    ...property,
    values: counted(values?.[`t${texts.findIndex(({ name }) => name === property.name)}`]),
  }));
}

const isNameable = (name: string): boolean => /^[^`\\\p{Cc}[\]]{1,100}$/u.test(name) && name.split('.').length <= 10;

function typeOf(types: readonly string[]): ValueType {
  const has = (part: string): boolean => types.some((type) => type.startsWith(part));
  if (has('Array')) return 'list';
  if (has('String')) return 'text';
  if (has('Date')) return 'date';
  if (has('Bool')) return 'boolean';
  return has('Int') || has('Float') ? 'number' : 'text';
}

/** The commonest categories and SKUs among the lines sold. */
export async function productValues(ctx: Context): Promise<{ category: ValueCount[]; sku: ValueCount[] }> {
  const [row] = await ask<{ top_category: Top; top_sku: Top }>(
    ctx,
    `/* productValues */ SELECT topKIf(100, 3, 'counts')(toString(category), category != '') AS top_category,
      topKIf(100, 3, 'counts')(sku, sku != '') AS top_sku FROM ${scopedRows('order_lines')} AND deleted = 0`,
    limits,
  );
  return { category: counted(row?.top_category), sku: counted(row?.top_sku) };
}

/** The commonest values of a property among up to 100,000 events of a metric. @throws Problem 422 for what is no path */
export async function eventValues(
  ctx: Context,
  { metric, property }: { metric: string; property: string },
): Promise<ValueCount[]> {
  const { text, list } = jsonReading('properties', property);
  const value = text ?? `arrayJoin(${list ?? '[]'})`;
  const [row] = await ask<{ top: Top }>(
    ctx,
    `/* eventValues */ SELECT topKIf(50, 3, 'counts')(found, found != '') AS top FROM (
      SELECT ${value} AS found FROM ${scopedRows('events')} AND metric = {metric:String} LIMIT 100000)`,
    { ...limits, params: { metric } },
  );
  return counted(row?.top);
}

/** The keys of a figure, or its texts where it has no keys. */
export async function figureValues(ctx: Context, figure: string): Promise<ValueCount[]> {
  const [row] = await ask<{ top: Top }>(
    ctx,
    `/* figureValues */ SELECT topKIf(100, 3, 'counts')(found, found != '') AS top FROM (
      SELECT toString(if(key != '', key, text)) AS found FROM ${scopedRows('profile_figures')} AND figure = {figure:String} AND deleted = 0)`,
    { ...limits, params: { figure } },
  );
  return counted(row?.top);
}

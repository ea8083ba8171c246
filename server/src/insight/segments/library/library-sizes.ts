import type { Context } from '../../../platform/context.ts';
import { prepare } from '../prepare.ts';
import type { Rule } from '../language/rule.ts';
import { readText } from '../language/text/parse.ts';
import { kindsOf } from '../library.ts';
import { countEach } from '../store.clickhouse.ts';
import { readNames } from '../wording.ts';
import { readySegments } from './entries.ts';
import { missingFor, readStock, suggestedValues } from './read-library.ts';
import { ruleTextOf, type ParameterValues } from './ready-segment.ts';

/** Entries with values of one's own, by key; left out, the suggested ones. */
export type SizesInput = { keys?: readonly string[]; values?: Readonly<Record<string, ParameterValues>> };

/** `count` is null where the entry lacks something this brand does not have. */
export type LibrarySize = { key: string; count: number | null };

/** How many people each entry selects in this brand now: all of them in one pass over the data. */
export async function librarySizes(ctx: Context, { keys, values = {} }: SizesInput): Promise<LibrarySize[]> {
  const entries = readySegments.filter(({ key }) => keys === undefined || keys.includes(key));
  const [stock, names] = await Promise.all([readStock(ctx), readNames(ctx)]);
  const kinds = kindsOf(ctx);
  const asked: { key: string; rule: Rule }[] = [];
  for (const entry of entries) {
    const chosen = { ...suggestedValues(entry, stock.choices), ...values[entry.key] };
    if (missingFor(entry, chosen, stock) !== null) continue;
    const { reading } = readText(ruleTextOf(entry, chosen), kinds, names);
    if (reading) asked.push({ key: entry.key, rule: reading.rule });
  }
  if (asked.length === 0) return entries.map(({ key }) => ({ key, count: null }));
  const counts = await countEach(
    ctx,
    await prepare(
      ctx,
      asked.map(({ rule }) => rule),
    ),
  );
  const found = new Map(asked.map(({ key }, i) => [key, counts[i] ?? null]));
  return entries.map(({ key }) => ({ key, count: found.get(key) ?? null }));
}

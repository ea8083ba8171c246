import { workspaceOf } from '../../../foundation/workspaces/index.ts';
import { transact, type Context } from '../../../platform/context.ts';
import { compileRules } from '../compiler/compile.ts';
import type { Rule } from '../language/rule.ts';
import { libraryFor } from '../library.ts';
import { readMarks } from '../store.clickhouse.ts';
import { atItsMoment } from '../store.span.ts';
import type { Prepared } from '../store/prepared.ts';
import { together } from './together.ts';

/** One rule as of several moments, oldest first, ready to be asked in one pass. */
export async function prepareMoments(ctx: Context, rule: Rule, moments: readonly Date[]): Promise<Prepared> {
  const [first] = moments;
  if (first === undefined) throw new Error('no moment is asked');
  const [{ libraries, zone, currency }, { hasAliases }] = await Promise.all([
    transact(ctx, async (tx) => {
      const brand = await workspaceOf(tx, ctx.workspaceId);
      const found = [];
      for (const at of moments) found.push(await libraryFor(ctx, tx, [rule], undefined, at));
      return { libraries: found, zone: brand.timezone, currency: brand.currency };
    }),
    readMarks(ctx),
  ]);
  const parts = moments.flatMap((at, i) => {
    const library = libraries[i];
    if (library === undefined) return [];
    const setting = { at, historic: true, hasLaterEvents: true, zone, currency };
    return [atItsMoment(compileRules([rule], library, setting), at)];
  });
  const compilation = together(parts);
  return {
    compilation,
    reach: { hasAliases, onlySome: false, historic: true },
    // Lines that stood at the earliest moment are read; each feature leaves out what did not stand at its own.
    params: { ...compilation.params, at: first.toISOString().slice(0, -1).replace('T', ' ') },
    at: moments.at(-1) ?? first,
    zone,
    currency,
  };
}

import { invalid } from '../../kernel/problem.ts';
import { transact, type Context } from '../../platform/context.ts';
import { workspaceOf } from '../../foundation/workspaces/index.ts';
import { compileRules } from './compiler/compile.ts';
import type { Rule } from './language/rule.ts';
import { libraryFor } from './library.ts';
import { readMarks, type Marks } from './store.clickhouse.ts';
import type { Prepared } from './store/prepared.ts';

/** Ordinary clock differences between machines: later events within it do not change the question. */
const clockSlackMs = 5_000;

/** @param asOf a past moment; now when left out @param marks read just now, where somebody has them */
export async function prepare(
  ctx: Context,
  rules: readonly Rule[],
  asOf?: Date,
  marks: Marks | Promise<Marks> = readMarks(ctx),
): Promise<Prepared> {
  const now = ctx.platform.clock.now();
  if (asOf !== undefined && asOf > now) {
    throw invalid('asOf lies in the future.', [
      { path: '/asOf', message: 'Give a past moment, or leave it out for now.' },
    ]);
  }
  const at = asOf ?? now;
  const [{ library, zone, currency }, { hasAliases, latestEvent }] = await Promise.all([
    transact(ctx, async (tx) => {
      const brand = await workspaceOf(tx, ctx.workspaceId);
      return {
        library: await libraryFor(ctx, tx, rules, undefined, at),
        zone: brand.timezone,
        currency: brand.currency,
      };
    }),
    marks,
  ]);
  const historic = asOf !== undefined;
  const compilation = compileRules(rules, library, {
    at,
    historic,
    hasLaterEvents: latestEvent > at.getTime() + clockSlackMs,
    zone,
    currency,
  });
  return {
    compilation,
    reach: { hasAliases, onlySome: false, historic },
    params: {
      ...compilation.params,
      at: at.toISOString().slice(0, -1).replace('T', ' '),
    },
    at,
    zone,
    currency,
  };
}

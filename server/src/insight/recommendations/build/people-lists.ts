import { transact, type Context } from '../../../platform/context.ts';
import { boughtAfter, type BrandRules } from '../rules/brand-rules.ts';
import { authorsOf } from '../store/changes.ts';
import { countActive } from '../store/active.ts';
import { readyForPeople } from '../store/engine.ts';
import { dropPeople, savePeople } from '../store/lists.ts';
import type { Claim } from './claim.ts';
import type { PersonRow } from '../tables.ts';

/** People whose lists are computed at once, and written at once. */
const chunkSize = 20_000;
const batchSize = 2_000;

/** Lists of everybody with a sign, in shares of all people. */
export async function fillPeople(
  ctx: Context,
  generation: number,
  rules: BrandRules,
  until: Date,
  claim: Claim,
): Promise<void> {
  const chunks = Math.max(1, Math.ceil((await countActive(ctx, until)) / chunkSize));
  for (let chunk = 0; chunk < chunks; chunk += 1) {
    const rows = await readyForPeople(ctx, { chunk, chunks }, { until, boughtAfter: boughtAfter(rules, until) });
    await save(ctx, generation, rows);
    await claim.keep();
  }
}

/** Lists of some people; who has no sign any more has none. */
export async function fillSome(
  ctx: Context,
  generation: number,
  rules: BrandRules,
  until: Date,
  people: readonly number[],
): Promise<void> {
  for (let from = 0; from < people.length; from += batchSize) {
    const some = people.slice(from, from + batchSize);
    const authors = await authorsOf(ctx, some);
    const rows = await readyForPeople(
      ctx,
      { people: some, authors },
      { until, boughtAfter: boughtAfter(rules, until) },
    );
    const found = new Set(rows.map((row) => row.profile_id));
    await save(ctx, generation, rows);
    await transact(ctx, (tx) =>
      dropPeople(
        tx,
        ctx.workspaceId,
        generation,
        some.filter((id) => !found.has(id)),
      ),
    );
  }
}

async function save(ctx: Context, generation: number, rows: readonly PersonRow[]): Promise<void> {
  for (let from = 0; from < rows.length; from += batchSize) {
    await transact(ctx, (tx) => savePeople(tx, ctx.workspaceId, generation, rows.slice(from, from + batchSize)));
  }
}

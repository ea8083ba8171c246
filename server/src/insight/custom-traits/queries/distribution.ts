import { notFound } from '../../../kernel/problem.ts';
import { transact, type Context } from '../../../platform/context.ts';
import { figureDefinitions } from '../../figures/index.ts';
import { coreTraits, prepareValues } from '../../segments/index.ts';
import { coreValue } from '../environment.ts';
import type { Distribution } from '../shapes.ts';
import { activeTraits } from '../store.ts';
import { coverageOf, distributionOf, keysOf, storedColumn } from '../store.clickhouse.ts';

/** How a trait spreads over everybody; of one with several values, over its keys unless one is named. @throws Problem 404 */
export async function distributionOfTrait(ctx: Context, name: string, key?: string): Promise<Distribution> {
  if (Object.hasOwn(coreTraits, name)) {
    const { built, from, params } = await prepareValues(ctx, { figures: [], who: 'everybody' }, (b) =>
      coreValue(name, b),
    );
    if (built) return distributionOf(ctx, { from, value: built, params });
  }
  const { own, figure } = await transact(ctx, async (tx) => ({
    own: (await activeTraits(tx, ctx.workspaceId)).find((row) => row.name === name),
    figure: (await figureDefinitions(ctx.platform.slots, tx, ctx.workspaceId)).find((one) => one.name === name),
  }));
  const type = own?.type ?? figure?.type;
  if (type === undefined) throw notFound('trait');
  const total = await everybody(ctx);
  if (figure?.keyed !== undefined && key === undefined) {
    const values = await keysOf(ctx, name);
    const people = Math.max(0, ...values.map((value) => value.people));
    return { type: 'text', people, total, median: null, lowest: null, highest: null, bins: [], values };
  }
  return { ...(await distributionOf(ctx, storedColumn(name, key ?? null, type))), total };
}

async function everybody(ctx: Context): Promise<number> {
  const { from, params } = await prepareValues(ctx, { figures: [], who: 'everybody' }, () => null);
  return (await coverageOf(ctx, from, [], params)).total;
}

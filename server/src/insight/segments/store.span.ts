import { scoped } from '../../platform/clickhouse/index.ts';
import type { Context } from '../../platform/context.ts';
import type { Compilation, Feature } from './compiler/types.ts';
import { everyFeature, truthsOf } from './store/people.ts';
import type { Prepared } from './store/prepared.ts';
import { ask, evaluationSeconds } from './store/run.ts';

/** A compilation whose order lines say themselves whether their order stood at the moment: several moments are read at once. */
export function atItsMoment(compilation: Compilation, at: Date): Compilation {
  const name = `p${Object.keys(compilation.params).length}`;
  const stood = `(cancelled = 0 OR order_id IN (SELECT order_id FROM ${scoped('orders')} WHERE cancelled_at > {${name}:DateTime64(3, 'UTC')}))`;
  const own = (feature: Feature): Feature => ({
    ...feature,
    ...(feature.source === 'lines' && { filter: [feature.filter ?? [], stood].flat().join(' AND ') }),
    ...(feature.scale && { scale: { ...feature.scale, features: feature.scale.features.map(own) } }),
  });
  const features = compilation.features.map(own);
  const isUsed = JSON.stringify(features).includes(`{${name}:`);
  if (!isUsed) return compilation;
  return {
    ...compilation,
    features,
    params: { ...compilation.params, [name]: at.toISOString().slice(0, -1).replace('T', ' ') },
  };
}

/** Per rule of the compilation: members, and who is in it that the rule before did not select, and the other way. */
export type Steps = { members: number[]; entered: number[]; left: number[] };

/** The rules of a compilation as states that follow each other, counted in one pass. `entered` and `left` begin with the second. */
export async function countSteps(ctx: Context, { compilation, reach, params }: Prepared): Promise<Steps> {
  const states = truthsOf(compilation)
    .map((truth) => `toUInt8(${truth})`)
    .join(', ');
  const [row] = await ask<Steps>(
    ctx,
    `/* countSteps */ SELECT sumForEach(inside) AS members,
      sumForEach(arrayMap((now, before) -> toUInt8(now > before), arraySlice(inside, 2), arrayPopBack(inside))) AS entered,
      sumForEach(arrayMap((now, before) -> toUInt8(now < before), arraySlice(inside, 2), arrayPopBack(inside))) AS left
    FROM (SELECT [${states}] AS inside FROM ${everyFeature(compilation, reach)})`,
    { params, seconds: evaluationSeconds },
  );
  return row ?? { members: [], entered: [], left: [] };
}

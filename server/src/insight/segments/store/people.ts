import { scopedRows } from '../../../platform/clickhouse/index.ts';
import { featuresIn, sqlOf } from '../compiler/node.ts';
import { planOf, type SemiJoin } from '../compiler/plan.ts';
import type { Compilation, Compiled, Feature, Source } from '../compiler/types.ts';
import { placeSql } from './place.ts';
import { scaleSql } from './scale.ts';
import { presentIn, readSource, type Reach } from './sources.ts';

/** Aggregates over the people a rule selects, beside their number: `countIf(…) AS email`. */
export type Shape = { select: string; tail?: string };

/**
 * The people of one rule: `SELECT <select> FROM profiles … `, where tests of one source are semi-joins and only what
 * mixes sources is joined. `select` may use columns of `profiles` when the rule has no residual, `profile_id` always.
 */
export function peopleOf(rule: Compiled, { features }: Compilation, reach: Reach, shape: Shape): string {
  const plan = planOf(rule, features);
  const of = (source: Source): Feature[] => features.filter((f) => f.source === source);
  const base = [
    scopedRows('profiles'),
    ...standing(rule, reach),
    ...(plan.profile === null ? [] : [plan.profile]),
    ...plan.semiJoins.map((join) => semiJoinSql(join, reach)),
  ].join(' AND ');
  const profileFeatures = of('profile');
  const head = withExpressions(profileFeatures, reach);
  if (plan.residual === null) return `${head}SELECT ${shape.select} FROM ${base} ${shape.tail ?? ''}`;
  const columns = mentioned(profileFeatures, plan.residual).map((f) => `, ${f.name}`);
  const joins = [...plan.joined].flatMap(([source, test]) => {
    if (source === 'profile') return [];
    const read = readSource(source, of(source), reach, test ?? undefined);
    return [`${test === null ? 'LEFT' : 'INNER'} JOIN ${read} AS ${source} USING (profile_id)`];
  });
  return `SELECT ${shape.select} FROM (${head}SELECT *${columns.join('')} FROM ${base}) AS profile ${joins.join(' ')} WHERE ${plan.residual} ${shape.tail ?? ''}`;
}

function semiJoinSql({ source, isExcluding, features, test }: SemiJoin, reach: Reach): string {
  const [feature] = features;
  const found =
    test === null && feature !== undefined
      ? presentIn(source, feature, reach)
      : `(SELECT profile_id FROM ${readSource(source, features, reach, test ?? undefined)})`;
  return `profile_id ${isExcluding ? 'NOT IN' : 'IN'} ${found}`;
}

/** One row per person with every feature of the compilation: for several rules at once and for measuring. */
export function everyFeature({ features, rules }: Compilation, reach: Reach): string {
  const known = rules.every((rule) => rule.population === 'known') ? ['known = 1'] : [];
  const base = [scopedRows('profiles'), 'deleted = 0', ...known, ...narrowed(reach)].join(' AND ');
  const profileFeatures = features.filter((f) => f.source === 'profile');
  const sources = [...new Set(features.map((f) => f.source))].filter((s) => s !== 'profile');
  const joins = sources.map(
    (source) =>
      `LEFT JOIN ${readSource(
        source,
        features.filter((f) => f.source === source),
        reach,
      )} AS ${source} USING (profile_id)`,
  );
  const columns = profileFeatures.map((f) => `, ${f.name}`);
  return `(${withExpressions(profileFeatures, reach)}SELECT profile_id, known${columns.join('')} FROM ${base}) AS profile ${joins.join(' ')}`;
}

/** The truth of each rule in a row of `everyFeature`, where nobody unknown is unless some rule asks for everyone. */
export function truthsOf({ rules }: Compilation): string[] {
  const hasOthers = rules.some((rule) => rule.population !== 'known');
  return rules.map((rule) => {
    const truth = sqlOf(rule.root);
    return hasOthers && rule.population === 'known' ? `(known = 1 AND ${truth})` : truth;
  });
}

/** Names of the rules that hold in a row of `everyFeature`. @param names an array of the engine, in the order of the rules */
export const thoseThatHold = (compilation: Compilation, names: string): string =>
  `arrayFilter((name, truth) -> ifNull(truth, 0), ${names}, [${truthsOf(compilation).join(', ')}])`;

const narrowed = (reach: Reach): string[] => (reach.onlySome ? ['profile_id IN {ids:Array(UInt64)}'] : []);

const standing = (rule: Compiled, reach: Reach): string[] => [
  'deleted = 0',
  ...(rule.population === 'known' ? ['known = 1'] : []),
  ...narrowed(reach),
];

const withExpressions = (features: readonly Feature[], reach: Reach): string =>
  features.length === 0 ? '' : `WITH ${features.map((f) => `(${expressionOf(f, reach)}) AS ${f.name}`).join(', ')} `;

function expressionOf({ expression, scale, place }: Feature, reach: Reach): string {
  if (scale !== undefined) return scaleSql(scale, reach, everyFeature);
  return place === undefined ? (expression ?? '1') : placeSql(place);
}

/** Only the features a text uses. */
function mentioned(features: readonly Feature[], text: string): Feature[] {
  const names = new Set(featuresIn(text));
  return features.filter((f) => names.has(f.name));
}

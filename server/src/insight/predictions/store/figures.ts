import { scoped } from '../../../platform/clickhouse/index.ts';
import { correctionSql } from '../learn/correction.ts';
import type { ValueParameters } from '../learn/learn.ts';
import type { Regression } from '../maths/regression.ts';
import { churnSql, reasonsSql } from '../rules/churn-features.ts';
import { cellRows } from './cells.ts';
import { signRows } from './engagement.ts';
import { historyRows, type Who } from './history.ts';

const noMoment = `CAST(NULL AS Nullable(DateTime64(3, 'UTC')))`;
const number = (name: string, sql: string): string =>
  `tuple('${name}', toNullable(toFloat64(${sql})), '', ${noMoment})`;
const text = (name: string, sql: string): string =>
  `tuple('${name}', CAST(NULL AS Nullable(Float64)), ${sql}, ${noMoment})`;
const moment = (name: string, sql: string): string => `tuple('${name}', CAST(NULL AS Nullable(Float64)), '', ${sql})`;

/** Numbers reach SQL as literals of numbers only. */
const literal = (value: number | undefined): string => `(${String(Number(value ?? 0))})`;

/** What was, whatever a model says. */
const known = [
  number('historicClv', 'worthUntil - credited'),
  number('averageDaysBetweenOrders', 'if(x > 0, tx / x, NULL)'),
];

/** Days from now, of somebody who has bought again and is likely enough to still be there; none beyond three years. */
const nextOrder = (days: string): string =>
  `if(x > 0 AND alive >= 0.2 AND next_days / pace < 1100,
    toNullable({now:DateTime64(3, 'UTC')} + toIntervalHour(toInt64(least(${days} / pace, 3650) * 24))), ${noMoment})`;

const total = 'worthUntil - credited + orders365 * pace * worth';
const predicted = ({ tiers }: ValueParameters): string[] => [
  number('predictedClv', 'orders365 * pace * worth'),
  number('totalClv', total),
  number('expectedOrders30', 'orders30 * pace'),
  number('expectedOrders90', 'orders90 * pace'),
  number('expectedOrders365', 'orders365 * pace'),
  number('pAlive', 'alive'),
  moment('expectedNextOrderAt', nextOrder('next_days')),
  moment('expectedNextOrderFrom', nextOrder('next_from')),
  moment('expectedNextOrderUntil', nextOrder('next_until')),
  text(
    'clvTier',
    `multiIf(${total} >= ${literal(tiers.high)}, 'high', ${total} >= ${literal(tiers.medium)}, 'medium', 'low')`,
  ),
];

const churn = (model: Regression): string[] => [
  number('churnProbability', churnSql(model)),
  text('churnReasons', reasonsSql(model)),
];

/** What a purchase day is worth by Gamma-Gamma, from the mean `spend` of x + 1 days. */
function worthSql([p, q, gamma]: readonly number[]): string {
  const [P, Q, G] = [literal(p), literal(q), literal(gamma)];
  const drawn = `${P} * (${G} + (x + 1) * spend) / (${P} * (x + 1) + ${Q} - 1)`;
  return `if(spend > 0, ${drawn}, ${P} * ${G} / greatest(${Q} - 1, 0.2))`;
}

/** Every figure of everybody (or some), in the shape the figures' door takes; reads the cells of `{run:UInt64}`. */
export function figuresSelect(who: Who, value: ValueParameters | null, risk: Regression | null): string {
  const all = [...known, ...(value ? predicted(value) : []), ...(value && risk ? churn(risk) : [])];
  const pace = value ? correctionSql(value.correction) : '1.';
  const worth = value ? worthSql(value.spend) : '0.';
  const cells = `JOIN ${cellRows} AS c
    ON cell_x = x AND cell_tx = intDiv(tx, {step:UInt32}) AND cell_age = intDiv(age, {step:UInt32})`;
  const signs = `LEFT JOIN ${signRows(who)} AS s ON s.profile_id = h.profile_id`;
  return `SELECT f.1 AS figure, '' AS key, profile_id, f.2 AS number, f.3 AS text, f.4 AS moment FROM (
    SELECT h.profile_id AS profile_id,
      arrayJoin(arrayFilter(f -> isNotNull(f.2) OR f.3 != '' OR isNotNull(f.4), [${all.join(', ')}])) AS f
    FROM (SELECT *, ${pace} AS pace, ${worth} AS worth FROM ${historyRows(who)}) AS h
    LEFT JOIN (SELECT profile_id, sum(amount) / {unit:Float64} AS credited FROM ${scoped('credit_notes')}
      WHERE deleted = 0 ${who === 'some' ? 'AND profile_id IN {people:Array(UInt64)}' : ''} GROUP BY profile_id) AS n
      ON n.profile_id = h.profile_id
    ${value ? cells : ''} ${value && risk ? signs : ''})`;
}

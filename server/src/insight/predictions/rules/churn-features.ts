import type { Regression } from '../maths/regression.ts';

/**
 * What may announce that somebody stops: from the purchase history (x, tx, age, `quiet` of the purchase model) and from what
 * happened besides. `sql` is the number the regression sees; `reason` are the words for it when it raises the risk, an SQL
 * text; where it is not true of the person (`when`), it is no reason.
 */
export type ChurnFeature = { name: string; label: string; sql: string; when: string; reason: string };

const since = '(age - tx)';
const gap = 'if(x > 0, tx / x, {usualGap:Float64})';

export const churnFeatures: readonly ChurnFeature[] = [
  {
    name: 'pattern',
    label: 'Purchase pattern (log-odds of no purchase)',
    sql: 'log(greatest(quiet, 0.001) / greatest(1 - quiet, 0.001))',
    when: 'quiet > 0.5',
    reason: "'buying pattern points to an end'",
  },
  {
    name: 'overdue',
    label: 'Overdue against the own interval',
    sql: `log((${since} + 7) / (${gap} + 7))`,
    when: `${since} > 1.3 * ${gap}`,
    reason: `concat('no order for ', toString(${since}), ' days, usual interval ', toString(toUInt32(round(${gap}))), ' days')`,
  },
  {
    name: 'once',
    label: 'Only one purchase',
    sql: 'toFloat64(x = 0)',
    when: 'x = 0',
    reason: "'only one order so far'",
  },
  {
    name: 'slower',
    label: 'Purchases of the last 60 days',
    sql: '-log1p(bought60)',
    when: 'bought60 = 0',
    reason: "'no order in the last 60 days'",
  },
  {
    name: 'fading',
    label: 'Opens, clicks and visits against before',
    sql: 'log1p(earlier) - log1p(lately)',
    when: 'earlier > lately',
    reason: "concat('opens, clicks and visits fell from ', toString(earlier), ' to ', toString(lately), ' in 60 days')",
  },
  {
    name: 'silent',
    label: 'No open, click or visit in 60 days',
    sql: 'toFloat64(lately = 0)',
    when: 'lately = 0',
    reason: "'no open, click or visit in 60 days'",
  },
  {
    name: 'returned',
    label: 'Refunds and returns in 120 days',
    sql: 'log1p(returns)',
    when: 'returns > 0',
    reason:
      "if(returns = 1, 'a refund in the last 120 days', concat(toString(returns), ' refunds in the last 120 days'))",
  },
  {
    name: 'late',
    label: 'Late deliveries in 120 days',
    sql: 'log1p(late)',
    when: 'late > 0',
    reason: "if(late = 1, 'a late delivery', concat(toString(late), ' late deliveries'))",
  },
  {
    name: 'tickets',
    label: 'Tickets in 90 days',
    sql: 'log1p(tickets)',
    when: 'tickets > 0',
    reason:
      "if(tickets = 1, 'a ticket in the last 90 days', concat(toString(tickets), ' tickets in the last 90 days'))",
  },
];

/** The first four are about purchases. */
export const purchaseFeatures = 4;

/** Numbers reach SQL as literals of numbers only. */
const number = (value: number | undefined): string => `(${String(Number(value ?? 0))})`;

/** What each feature adds to the log-odds, as an SQL array in the order above. */
const contributions = (model: Regression): string[] =>
  churnFeatures.map(
    ({ sql }, i) =>
      `(${sql} - ${number(model.means[i])}) / ${number(model.deviations[i])} * ${number(model.coefficients[i])}`,
  );

/** Probability of no order in the horizon. */
export const churnSql = (model: Regression): string =>
  `1 / (1 + exp(-(${number(model.intercept)} + ${contributions(model).join(' + ')})))`;

/** Up to three reasons that are true of the person and raise the odds by more than a tenth, the strongest first. */
export function reasonsSql(model: Regression): string {
  const all = contributions(model).map((sql, i) => {
    const feature = churnFeatures[i];
    return `tuple(if(${feature?.when ?? '0'}, ${sql}, 0.), ${feature?.reason ?? "''"})`;
  });
  return `arrayStringConcat(arrayMap(r -> r.2, arraySlice(arraySort(r -> -r.1, arrayFilter(r -> r.1 > 0.1, [${all.join(', ')}])), 1, 3)), '; ')`;
}

/** How likely somebody is to stay away, in the bands the field knows. */
export const churnBands = [
  { name: 'low', label: 'Low', from: 0, below: 0.33 },
  { name: 'medium', label: 'Medium', from: 0.33, below: 0.66 },
  { name: 'high', label: 'High', from: 0.66, below: 1.0001 },
] as const;

import type { z } from 'zod';
import { invalid } from '../../kernel/problem.ts';
import type { analyseInput, planInput } from './shapes.ts';
import { analyse, type Question } from './statistics/analyse.ts';
import type { Comparison } from './statistics/fixed-horizon.ts';
import type { Interval } from './statistics/proportions.ts';
import { sizeForAlwaysValid, sizeForMean, sizeForShareAsR } from './statistics/sample-size.ts';

/** How many people and days an experiment takes. Comparisons with the control share α (Bonferroni). */
export function planOf({
  metric,
  lift,
  arms,
  alpha,
  power,
  peoplePerDay,
  varianceReduction,
}: z.output<typeof planInput>) {
  const each = { alpha: alpha / (arms - 1), power };
  const left = 1 - varianceReduction;
  const isShare = metric.type === 'proportion';
  const changed = isShare ? metric.base * (1 + lift) : metric.mean * (1 + lift);
  if (isShare && !(changed > 0 && changed < 1)) {
    throw invalid('The lift leaves the range of a share.', [
      { path: '/lift', message: 'base × (1 + lift) must lie between 0 and 1.' },
    ]);
  }
  const deviation = isShare ? Math.sqrt(metric.base * (1 - metric.base)) : metric.deviation;
  const effect = Math.abs(changed - (isShare ? metric.base : metric.mean));
  const fixed = left * (isShare ? sizeForShareAsR(metric.base, changed, each) : sizeForMean(deviation, effect, each));
  const always = sizeForAlwaysValid(effect / (deviation * Math.sqrt(left)), each);
  return { fixedHorizon: timeOf(fixed, arms, peoplePerDay), alwaysValid: timeOf(always, arms, peoplePerDay) };
}

/** Whole weeks, because people differ by the day of the week. */
function timeOf(size: number, arms: number, peoplePerDay: number | undefined) {
  const perArm = Math.ceil(size);
  const people = perArm * arms;
  return { perArm, people, days: peoplePerDay === undefined ? null : Math.ceil(people / peoplePerDay / 7) * 7 };
}

export function analysisOf({ arms, metrics, rule }: z.output<typeof analyseInput>) {
  const question: Question = {
    arms,
    rule,
    metrics: metrics.map(({ values, ...metric }, at) => ({
      ...metric,
      sums: arms.map(({ key, people }, i) => {
        const given = values[i];
        if (!given) {
          throw invalid(`"${metric.name}" has no values for arm "${key}".`, [
            { path: `/metrics/${at}/values`, message: 'One entry per arm, in their order.' },
          ]);
        }
        const { n = people, sum, sumOfSquares = sum, below, before } = given;
        if (metric.type === 'proportion' && sum > n) {
          throw invalid('More successes than people.', [
            { path: `/metrics/${at}/values/${i}/sum`, message: `At most ${n}.` },
          ]);
        }
        if (metric.type === 'ratio' && !below) {
          throw invalid('A ratio needs its denominator.', [
            { path: `/metrics/${at}/values/${i}/below`, message: 'Give sum, sumOfSquares and cross.' },
          ]);
        }
        return { n, sum, sumOfSquares, ...(below && { below }), ...(before && { before }) };
      }),
    })),
  };
  const { metrics: results, ...rest } = analyse(question);
  return {
    ...rest,
    metrics: results.map((metric) => ({
      ...metric,
      arms: metric.arms.map(({ compared, ...arm }) => ({
        ...arm,
        interval: finite(arm.interval),
        compared: compared && {
          ...compared,
          fixed: comparison(compared.fixed),
          alwaysValid: { ...comparison(compared.alwaysValid), adjustedP: compared.alwaysValid.adjustedP },
          lift: compared.lift && {
            value: compared.lift.value,
            fixed: finite(compared.lift.fixed),
            alwaysValid: finite(compared.lift.alwaysValid),
            bayesian: compared.lift.bayesian && finite(compared.lift.bayesian),
          },
        },
      })),
    })),
  };
}

const comparison = ({ value, interval, p }: Comparison) => ({ value, interval: finite(interval), p });

/** An open end is null. */
const finite = ({ low, high }: Interval) => ({
  low: Number.isFinite(low) ? low : null,
  high: Number.isFinite(high) ? high : null,
});

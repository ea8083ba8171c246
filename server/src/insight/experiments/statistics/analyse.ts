import { alwaysValid, alwaysValidTest } from './always-valid.ts';
import { bayesianLift, betaPosterior, compareAll, normalPosterior, type Posterior } from './bayesian.ts';
import { adjustByBefore } from './cuped.ts';
import { decide, type Decision, type DecisionRule } from './decide.ts';
import { estimateOf, type Estimate, type MetricType, type Sums } from './estimates.ts';
import { around, intervalOf, liftOf, welchTest, zTest, type Comparison } from './fixed-horizon.ts';
import { guardrailState } from './guardrail.ts';
import { holm } from './multiple.ts';
import { wilson, type Interval } from './proportions.ts';
import type { ArmResult, Compared, Metric, MetricResult } from './results.ts';
import { sampleRatio, type SampleRatio } from './sample-ratio.ts';

/** The first arm is the control. */
export type Question = {
  arms: readonly { key: string; weight: number; people: number }[];
  metrics: readonly Metric[];
  rule: DecisionRule;
};

export type Analysis = { sampleRatio: SampleRatio; metrics: MetricResult[]; decision: Decision };

/** Everything an experiment's page shows, from sums. */
export function analyse({ arms, metrics, rule }: Question): Analysis {
  const split = { counts: arms.map((arm) => arm.people), weights: arms.map((arm) => arm.weight) };
  const results = metrics.map((metric) => resultOf(metric, arms, rule));
  const ratio = sampleRatio(split);
  return { sampleRatio: ratio, metrics: results, decision: decide(metrics, results, ratio, rule) };
}

function resultOf(metric: Metric, arms: Question['arms'], rule: DecisionRule): MetricResult {
  const adjusted = metric.type === 'mean' ? adjustByBefore(metric.sums) : null;
  const estimates = adjusted?.arms ?? metric.sums.map((sums) => estimateOf(metric.type, sums));
  const posteriors = metric.sums.map((sums, i) => posteriorOf(metric.type, sums, estimates[i]));
  const signed = metric.goal === 'up' ? posteriors : posteriors.map(mirrored);
  const beliefs = compareAll(signed);
  const compared = comparedToControl(metric, estimates, posteriors, rule);
  return {
    name: metric.name,
    varianceReduction: adjusted?.reduction ?? null,
    arms: estimates.map(({ n, value, variance }, i): ArmResult => ({
      key: arms[i]?.key ?? '',
      n,
      value,
      interval: ownInterval(metric, metric.sums[i], { n, value, variance }, rule.confidence),
      chanceBest: beliefs[i]?.chanceBest ?? 0,
      expectedLoss: beliefs[i]?.expectedLoss ?? 0,
      compared: compared[i - 1] ?? null,
    })),
  };
}

function comparedToControl(
  metric: Metric,
  estimates: readonly Estimate[],
  posteriors: readonly Posterior[],
  { confidence, tunedFor }: DecisionRule,
): Compared[] {
  const [control, ...others] = estimates;
  if (!control) return [];
  const test = metric.type === 'mean' ? welchTest : zTest;
  const always = others.map((arm) => alwaysValidTest(control, arm, { confidence, tunedFor }));
  const adjusted = holm(always.map(({ p }) => p));
  return others.map((arm, i): Compared => {
    const lift = liftOf(control, arm);
    const believed = pairOf(posteriors[0], posteriors[i + 1]);
    const liftAlways = lift && alwaysValid(lift.value, lift.variance, lift.n, { confidence, tunedFor }).interval;
    return {
      fixed: test(control, arm, confidence),
      alwaysValid: { ...(always[i] ?? openComparison), adjustedP: adjusted[i] ?? 1 },
      lift: lift &&
        liftAlways && {
          value: lift.value,
          fixed: intervalOf(lift, confidence),
          alwaysValid: liftAlways,
          bayesian: believed && (bayesianLift(...believed, confidence)?.interval ?? null),
        },
      chanceToBeat: believed ? chanceOf(believed, metric.goal) : 0.5,
      guardrail:
        metric.role === 'guardrail' && liftAlways ? guardrailState(liftAlways, metric.goal, metric.margin ?? 0) : null,
    };
  });
}

const openComparison: Comparison = { value: 0, interval: around(0, Infinity), p: 1 };

const pairOf = (a: Posterior | undefined, b: Posterior | undefined): readonly [Posterior, Posterior] | null =>
  a && b ? [a, b] : null;

function chanceOf([control, arm]: readonly [Posterior, Posterior], goal: 'up' | 'down'): number {
  const chance = compareAll([control, arm])[1]?.chanceBest ?? 0.5;
  return goal === 'up' ? chance : 1 - chance;
}

const posteriorOf = (type: MetricType, sums: Sums, estimate: Estimate | undefined): Posterior =>
  type === 'proportion' || !estimate ? betaPosterior(sums.sum, sums.n) : normalPosterior(estimate);

function ownInterval(metric: Metric, sums: Sums | undefined, estimate: Estimate, confidence: number): Interval {
  if (metric.type === 'proportion') return wilson(sums?.sum ?? 0, sums?.n ?? 0, confidence);
  return intervalOf(estimate, confidence);
}

/** Where less is better, the best is the least. */
const mirrored = (p: Posterior): Posterior => ({
  ...p,
  mean: -p.mean,
  cdf: (x) => 1 - p.cdf(-x),
  density: (x) => p.density(-x),
  quantile: (share) => -p.quantile(1 - share),
});

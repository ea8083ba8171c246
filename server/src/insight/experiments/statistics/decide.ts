import type { ArmResult, Metric, MetricResult } from './results.ts';
import type { SampleRatio } from './sample-ratio.ts';

export type DecisionRule = {
  confidence: number;
  /** People in both arms at which the always-valid interval is narrowest: the planned sample. */
  tunedFor: number;
  /** Fewer people in an arm decide nothing. */
  fewestPerArm: number;
  /** What is looked at: the always-valid test, or beliefs with a bearable loss (in the metric's own units). */
  by: 'always-valid' | 'bayesian';
  bearableLoss?: number;
  /** An improvement smaller than this share of the control is not worth shipping: the test may end without. */
  smallestLift?: number;
};

export type Decision = { verdict: 'ship' | 'keep' | 'continue' | 'invalid'; arm: string | null; reason: string };

/** Ship an arm, keep the control, go on, or believe nothing: and why. */
export function decide(
  metrics: readonly Metric[],
  results: readonly MetricResult[],
  ratio: SampleRatio,
  rule: DecisionRule,
): Decision {
  if (ratio.isAlarm) {
    return said(
      'invalid',
      null,
      'The arms did not get the shares they should have: people are lost in one of them. Find out why before believing any result.',
    );
  }
  const goalAt = metrics.findIndex((metric) => metric.role === 'goal');
  const [metric, result] = [metrics[goalAt], results[goalAt]];
  const [control, ...arms] = result?.arms ?? [];
  if (!metric || !control || arms.length === 0) return said('continue', null, 'There is nothing to decide by.');
  const fewest = Math.min(control.n, ...arms.map((arm) => arm.n));
  if (fewest < rule.fewestPerArm) {
    return said(
      'continue',
      null,
      `The smallest arm has ${fewest} people; nothing is decided below ${rule.fewestPerArm}.`,
    );
  }
  const winners = arms.filter((arm) => wins(arm, metric, rule));
  const sound = winners.filter((arm) => harmOf(arm.key, metrics, results) !== 'broken');
  const best = [...sound].sort((a, b) => b.chanceBest - a.chanceBest)[0];
  if (best) return shipOrWait(best, metrics, results, rule);
  const [stopped] = winners;
  if (stopped) return said('keep', null, `"${stopped.key}" wins on ${metric.name}, and breaks a guardrail.`);
  if (arms.every((arm) => isHopeless(arm, metric, rule))) {
    return said('keep', null, `No arm can still be better on ${metric.name} by as much as would matter.`);
  }
  return said('continue', null, `${metric.name}: the data do not tell the arms apart yet.`);
}

function shipOrWait(
  best: ArmResult,
  metrics: readonly Metric[],
  results: readonly MetricResult[],
  rule: DecisionRule,
): Decision {
  if (harmOf(best.key, metrics, results) === 'unknown') {
    return said('continue', best.key, `"${best.key}" is better; whether it harms a guardrail is not known yet.`);
  }
  const how =
    rule.by === 'bayesian'
      ? `the chance that it is better is ${(100 * (best.compared?.chanceToBeat ?? 0)).toFixed(1)} %`
      : `p = ${(best.compared?.alwaysValid.adjustedP ?? 1).toPrecision(2)}, valid at any look`;
  return said('ship', best.key, `"${best.key}" is better than the control: ${how}.`);
}

function wins(arm: ArmResult, { goal }: Metric, rule: DecisionRule): boolean {
  const { compared } = arm;
  if (!compared) return false;
  const isBetter = goal === 'up' ? compared.alwaysValid.value > 0 : compared.alwaysValid.value < 0;
  if (rule.by === 'always-valid') return isBetter && compared.alwaysValid.adjustedP <= 1 - rule.confidence;
  return compared.chanceToBeat >= rule.confidence && arm.expectedLoss <= (rule.bearableLoss ?? 0);
}

/** Even the good end of the interval is below what would matter. */
function isHopeless({ compared }: ArmResult, { goal }: Metric, { smallestLift = 0 }: DecisionRule): boolean {
  const lift = compared?.lift?.alwaysValid;
  if (!lift) return false;
  return goal === 'up' ? lift.high < smallestLift : -lift.low < smallestLift;
}

function harmOf(
  key: string,
  metrics: readonly Metric[],
  results: readonly MetricResult[],
): 'holds' | 'broken' | 'unknown' {
  const states = metrics.flatMap((metric, i) =>
    metric.role === 'guardrail'
      ? [results[i]?.arms.find((arm) => arm.key === key)?.compared?.guardrail ?? 'unknown']
      : [],
  );
  if (states.includes('broken')) return 'broken';
  return states.includes('unknown') ? 'unknown' : 'holds';
}

const said = (verdict: Decision['verdict'], arm: string | null, reason: string): Decision => ({ verdict, arm, reason });

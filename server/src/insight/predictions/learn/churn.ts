import { fitFamily } from '../maths/fit.ts';
import { fitRegression, linearOf, type Regression } from '../maths/regression.ts';
import type { Cell, Family } from '../maths/family.ts';
import { calibrationOf } from './back-test.ts';

/** Somebody at a past moment; features in the order of the model, `pattern` where a purchase model has to say it. */
export type AtRisk = { x: number; tx: number; T: number; features: readonly (number | null)[]; stayedAway: boolean };
export type RiskPast = { cells: readonly Cell[]; people: readonly AtRisk[]; horizon: number };

export type Scores = { auc: number; brier: number; logLoss: number };
export type RiskRow = { name: string; isBaseline: boolean; scores: Scores };

/** Log-odds of no purchase in the horizon; bounded, so that certainty is never claimed. */
function patternOf(family: Family, parameters: readonly number[], one: AtRisk, horizon: number): number {
  const quiet = 1 - family.alive(parameters, one) * family.future(parameters, one, horizon).above(0);
  return Math.log(Math.max(quiet, 0.001) / Math.max(1 - quiet, 0.001));
}

/** Features with the pattern filled in by the purchase model as it was at that moment. */
export function featuresAt(family: Family, { cells, people, horizon }: RiskPast): number[][] {
  const { parameters } = fitFamily(family, cells);
  const known = new Map<string, number>();
  return people.map((one) => {
    const key = `${one.x} ${one.tx} ${one.T}`;
    const pattern = known.get(key) ?? patternOf(family, parameters, one, horizon);
    known.set(key, pattern);
    return one.features.map((value) => value ?? pattern);
  });
}

export type RiskLearned = {
  regression: Regression;
  rows: RiskRow[];
  wins: boolean;
  calibration: ReturnType<typeof calibrationOf>;
};

/**
 * Trains on who stayed away after an earlier moment, is judged by what followed a later one against naive rules, and is then
 * trained on the later one.
 */
export function learnRisk(family: Family, train: RiskPast, test: RiskPast): RiskLearned {
  const outcomes = (past: RiskPast): number[] => past.people.map(({ stayedAway }) => (stayedAway ? 1 : 0));
  const fit = (past: RiskPast): Regression =>
    fitRegression('logistic', featuresAt(family, past), outcomes(past), { ridge: 5 });
  const judged = fit(train);
  const features = featuresAt(family, test);
  const happened = outcomes(test);
  const ours = features.map((row) => sigmoid(linearOf(judged, row)));
  const share = mean(outcomes(train));
  const rules: { name: string; predict(one: AtRisk, row: readonly number[]): number }[] = [
    { name: 'Purchase pattern alone', predict: (_one, row) => sigmoid(row[0] ?? 0) },
    { name: 'Everybody at the average rate', predict: () => share },
    recencyRule(train),
  ];
  const rows = [
    { name: 'Churn model', isBaseline: false, scores: scoresOf(ours, happened) },
    ...rules.map(({ name, predict }) => ({
      name,
      isBaseline: true,
      scores: scoresOf(
        test.people.map((one, i) => predict(one, features[i] ?? [])),
        happened,
      ),
    })),
  ];
  const [own, ...others] = rows;
  return {
    regression: fit(test),
    rows,
    wins: own !== undefined && others.every(({ scores }) => own.scores.logLoss <= scores.logLoss),
    calibration: calibrationOf(
      ours,
      happened.map((one) => one === 1),
    ),
  };
}

/** "Gone for more than a quarter": how often each of the two groups stayed away before. */
function recencyRule({ people }: RiskPast) {
  const isLong = (one: AtRisk): boolean => one.T - one.tx > 90;
  const share = (long: boolean): number => {
    const group = people.filter((one) => isLong(one) === long);
    return (group.filter(({ stayedAway }) => stayedAway).length + 1) / (group.length + 2);
  };
  const [long, short] = [share(true), share(false)];
  return { name: 'Last order more than 90 days ago', predict: (one: AtRisk) => (isLong(one) ? long : short) };
}

export function scoresOf(predicted: readonly number[], happened: readonly number[]): Scores {
  const n = Math.max(1, happened.length);
  let [brier, loss] = [0, 0];
  for (const [i, outcome] of happened.entries()) {
    const p = Math.min(1 - 1e-6, Math.max(1e-6, predicted[i] ?? 0));
    brier += (p - outcome) ** 2;
    loss -= Math.log(outcome === 1 ? p : 1 - p);
  }
  return { auc: areaUnderCurve(predicted, happened), brier: brier / n, logLoss: loss / n };
}

/** Probability that of two people the one who stayed away had the higher prediction; ties count half (Mann and Whitney). */
function areaUnderCurve(predicted: readonly number[], happened: readonly number[]): number {
  const order = predicted.map((_, i) => i).sort((one, other) => (predicted[one] ?? 0) - (predicted[other] ?? 0));
  let [ranks, positives] = [0, 0];
  for (let from = 0; from < order.length;) {
    let to = from;
    while (to < order.length && predicted[order[to] ?? 0] === predicted[order[from] ?? 0]) to += 1;
    for (let i = from; i < to; i += 1) {
      if (happened[order[i] ?? 0] !== 1) continue;
      ranks += (from + to + 1) / 2;
      positives += 1;
    }
    from = to;
  }
  const negatives = order.length - positives;
  return positives === 0 || negatives === 0
    ? Number.NaN
    : (ranks - (positives * (positives + 1)) / 2) / (positives * negatives);
}

const sigmoid = (eta: number): number => 1 / (1 + Math.exp(-eta));
const mean = (values: readonly number[]): number =>
  values.reduce((sum, one) => sum + one, 0) / Math.max(1, values.length);

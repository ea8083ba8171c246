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
  chosen: string;
  wins: boolean;
  calibration: ReturnType<typeof calibrationOf>;
};

/** What may predict: every sign, what purchases say calibrated anew, or the purchase model's own probability as it is. */
type Variant = { name: string; isBaseline: boolean; fit(past: RiskPast): Regression };

const variantsOf = (family: Family, purchaseFeatures: number): Variant[] => {
  const fitted = (kept: number) => (past: RiskPast) =>
    fitRegression(
      'logistic',
      featuresAt(family, past).map((row) => row.map((value, i) => (i < kept ? value : 0))),
      outcomesOf(past),
      { ridge: 5 },
    );
  return [
    { name: 'All signs', isBaseline: false, fit: fitted(Infinity) },
    { name: 'Purchases, calibrated', isBaseline: false, fit: fitted(purchaseFeatures) },
    { name: 'Purchase pattern alone', isBaseline: true, fit: patternAlone },
  ];
};

function patternAlone({ people }: RiskPast): Regression {
  const width = people[0]?.features.length ?? 1;
  const all = (value: number): number[] => new Array<number>(width).fill(value);
  return { intercept: 0, coefficients: all(0).fill(1, 0, 1), means: all(0), deviations: all(1) };
}

const outcomesOf = (past: RiskPast): number[] => past.people.map(({ stayedAway }) => (stayedAway ? 1 : 0));

/**
 * Trains on who stayed away after an earlier moment, is judged by what followed a later one, and trains the best variant on
 * the later one. It wins when naive rules do worse.
 * @param purchaseFeatures how many of the features, from the first, are about purchases
 */
export function learnRisk(family: Family, train: RiskPast, test: RiskPast, purchaseFeatures: number): RiskLearned {
  const features = featuresAt(family, test);
  const happened = outcomesOf(test);
  const tried = variantsOf(family, purchaseFeatures).map((variant) => {
    const judged = variant.fit(train);
    const predicted = features.map((row) => sigmoid(linearOf(judged, row)));
    return { variant, predicted, scores: scoresOf(predicted, happened) };
  });
  const share = mean(outcomesOf(train));
  const recency = recencyRule(train);
  const naive = [
    {
      name: 'Everybody at the average rate',
      scores: scoresOf(
        test.people.map(() => share),
        happened,
      ),
    },
    { name: recency.name, scores: scoresOf(test.people.map(recency.predict), happened) },
  ];
  const best = tried.reduce((one, other) => (other.scores.logLoss < one.scores.logLoss ? other : one));
  return {
    regression: best.variant.fit(test),
    rows: [
      ...tried.map(({ variant: { name, isBaseline }, scores }) => ({ name, isBaseline, scores })),
      ...naive.map((one) => ({ ...one, isBaseline: true })),
    ],
    chosen: best.variant.name,
    wins: naive.every(({ scores }) => best.scores.logLoss <= scores.logLoss),
    calibration: calibrationOf(
      best.predicted,
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

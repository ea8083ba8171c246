import { transact, type Context } from '../../platform/context.ts';
import { modelOf, type Fit, type ModelDefinition } from '../models/index.ts';
import { churnFigures } from './definitions.ts';
import type { RiskPast } from './learn/churn.ts';
import { readValueParameters } from './parameters.ts';
import { churnFeatures, purchaseFeatures } from './rules/churn-features.ts';
import { dateOf, daysOf } from './rules/moments.ts';
import { scopeOf, type Scope } from './scope.ts';
import { cellsAt, stepFor } from './store/cells.ts';
import { churnRowsAt, usualGapAt } from './store/churn.ts';
import { extentOf } from './store/customers.ts';
import { learnRiskApart } from './thread/apart.ts';

const mostPeople = 20_000;
const mostCells = 4_000;

export const churnModel: ModelDefinition = {
  name: 'churn',
  title: 'Churn risk',
  explanation:
    'How likely each customer is to stay away: a logistic regression that joins the purchase pattern with opens, clicks and visits, refunds, late deliveries and tickets, trained on who stayed away before.',
  figures: churnFigures,
  everyDays: 7,
  fit: (ctx) => fit(ctx),
};

async function fit(ctx: Context): Promise<Fit> {
  const value = await transact(ctx, (tx) => modelOf(tx, ctx.workspaceId, 'lifetime-value'));
  const purchases = readValueParameters(value?.parameters ?? null);
  if (!value || !purchases)
    return hidden(value?.reason ?? 'It needs the model of lifetime value, which is not fitted yet.');
  const scope = await scopeOf(ctx);
  const extent = await extentOf(ctx, scope.moment(scope.today));
  if (extent === null) return hidden('There are no orders yet.');
  const first = daysOf(extent.first);
  const usualGap = await usualGapAt(ctx, scope.moment(scope.today));
  const days = horizonOf(usualGap, scope.today - first);
  const every = Math.max(1, Math.ceil(extent.customers / mostPeople));
  const past = (at: number): Promise<RiskPast> => riskAt(ctx, scope, at, { days, every, usualGap });
  const [train, test] = [await past(scope.today - 2 * days), await past(scope.today - days)];
  const [away, came] = [true, false].map((is) => train.people.filter(({ stayedAway }) => stayedAway === is).length);
  if (Math.min(away ?? 0, came ?? 0) < 50) return hidden('Too few people came back, or stayed away, to learn from.');
  const { regression, rows, chosen, wins, calibration } = await learnRiskApart({
    family: purchases.family,
    train,
    test,
    purchaseFeatures,
  });
  const state = wins ? 'shown' : 'hidden';
  return {
    state,
    ...(wins ? {} : { reason: 'On held-out data a naive rule has the smaller log-loss.' }),
    parameters: { days, usualGap, regression },
    card: {
      data: [
        { label: 'Horizon', value: `${days} days without an order` },
        { label: 'People trained on', value: train.people.length.toLocaleString('en') },
        { label: 'People judged by', value: test.people.length.toLocaleString('en') },
        { label: 'Stayed away', value: `${Math.round((100 * (away ?? 0)) / Math.max(1, train.people.length))} %` },
        { label: 'Chosen', value: chosen },
        ...churnFeatures.map(({ label }, i) => ({
          label: `Weight: ${label}`,
          value: (regression.coefficients[i] ?? 0).toFixed(2),
        })),
      ],
      decidedBy: 'Log-loss',
      backtest: {
        split: dateOf(scope.today - days),
        rows: rows.map(({ name, isBaseline, scores }) => ({
          name,
          isBaseline,
          metrics: [
            { name: 'Log-loss', value: scores.logLoss },
            { name: 'Brier score', value: scores.brier },
            { name: 'AUC', value: Number.isFinite(scores.auc) ? scores.auc : null },
          ],
        })),
      },
      calibration,
      coverage: null,
      notes: [
        ...(chosen === 'All signs'
          ? []
          : ['Signs besides purchases did not help on the held-out days; they are left out.']),
        `Churned is who places no order within ${days} days; that is an appointment, not a fact about somebody.`,
        'Weights are per standard deviation; signs that go together share their weight, so none is a cause.',
        'Refunds are those known today, also in the past it learns from.',
      ],
    },
  };
}

/** Thrice the usual days between purchases in whole months, between two and six; the history has to hold it thrice. */
export const horizonOf = (usualGap: number, history: number): number =>
  Math.max(30, Math.min(180, Math.max(60, Math.round(usualGap / 10) * 30), Math.floor(history / 90) * 30));

async function riskAt(
  ctx: Context,
  scope: Scope,
  at: number,
  { days, every, usualGap }: { days: number; every: number; usualGap: number },
): Promise<RiskPast> {
  const rows = await churnRowsAt(ctx, scope.moment(at, at + days), every, usualGap);
  const step = await stepFor(ctx, scope.moment(at), mostCells);
  return {
    cells: await cellsAt(ctx, scope.moment(at), step),
    people: rows.map(({ x, tx, T, features, after }) => ({ x, tx, T, features, stayedAway: after === 0 })),
    horizon: days,
  };
}

const hidden = (reason: string): Fit => ({
  state: 'hidden',
  reason,
  parameters: null,
  card: { data: [], decidedBy: '', backtest: null, calibration: null, coverage: null, notes: [] },
});

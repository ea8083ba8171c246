import type { JsonValue } from '../../kernel/json.ts';
import type { Context } from '../../platform/context.ts';
import type { Fit, ModelCard, ModelDefinition } from '../models/index.ts';
import { valueFigures } from './definitions.ts';
import type { Learned } from './learn/learn.ts';
import type { Past } from './learn/purchases.ts';
import { readValueParameters } from './parameters.ts';
import { dateOf, daysOf, holdoutOf, lookBacks } from './rules/moments.ts';
import { tooThin } from './rules/thin.ts';
import { scopeOf, type Scope } from './scope.ts';
import { cellsAt, spendCellsAt, stepFor } from './store/cells.ts';
import { customersAt, extentOf, type Extent } from './store/customers.ts';
import { learnApart } from './thread/apart.ts';

/** Different histories a fit looks at, and customers it is judged by. */
const mostCells = 4_000;
const mostCustomers = 12_000;

export const valueModel: ModelDefinition = {
  name: 'lifetime-value',
  title: 'Lifetime value',
  explanation:
    'How often each customer will order and what that is worth: a model of buying until one stops (BG/NBD, MBG/NBD or Pareto/NBD, the best on held-out data), corrected by recent purchases where that helps, times Gamma-Gamma for the worth of an order.',
  figures: valueFigures,
  everyDays: 7,
  fit,
};

async function fit(ctx: Context, previous: JsonValue): Promise<Fit> {
  const scope = await scopeOf(ctx);
  const extent = await extentOf(ctx, scope.moment(scope.today));
  if (extent === null) return hidden('There are no orders yet.', null);
  const [first, last] = [daysOf(extent.first), daysOf(extent.last)];
  const thin = tooThin({ ...extent, first, last, today: scope.today });
  if (thin !== null) return hidden(thin, extent);
  const split = scope.today - holdoutOf(first, scope.today);
  const every = Math.max(1, Math.ceil(extent.customers / mostCustomers));
  const past = (at: number, until: number): Promise<Past> => pastOf(ctx, scope, at, until, every);
  const step = await stepFor(ctx, scope.moment(scope.today), mostCells);
  const earlier: Past[] = [];
  for (const back of lookBacks(first, split)) earlier.push(await past(split - back, split));
  const recent: Past[] = [];
  for (const back of lookBacks(first, scope.today)) recent.push(await past(scope.today - back, scope.today));
  const test = await past(split, scope.today);
  const learned = await learnApart({
    cells: await cellsAt(ctx, scope.moment(scope.today), step),
    test,
    earlier,
    recent,
    spend: await spendCellsAt(ctx, scope.moment(scope.today)),
    previous: readValueParameters(previous),
  });
  const card = cardOf(extent, learned, {
    split: dateOf(split),
    horizon: test.horizon,
    judged: test.customers.length,
    step,
  });
  if (learned.wins) return { state: 'shown', parameters: learned.parameters, card };
  return {
    state: 'hidden',
    reason: `On held-out data "${learned.naive}" comes closer than every model.`,
    parameters: learned.parameters,
    card,
  };
}

async function pastOf(ctx: Context, scope: Scope, at: number, until: number, every: number): Promise<Past> {
  const moment = scope.moment(at, until);
  const step = await stepFor(ctx, scope.moment(at), mostCells);
  return {
    cells: await cellsAt(ctx, scope.moment(at), step),
    customers: await customersAt(ctx, moment, every),
    horizon: until - at,
  };
}

const hidden = (reason: string, extent: Extent | null): Fit => ({
  state: 'hidden',
  reason,
  parameters: null,
  card: { data: dataOf(extent), decidedBy: '', backtest: null, calibration: null, coverage: null, notes: [] },
});

const count = (n: number): string => n.toLocaleString('en');
const dataOf = (extent: Extent | null): ModelCard['data'] =>
  extent === null
    ? []
    : [
        { label: 'Customers', value: count(extent.customers) },
        { label: 'Days with an order', value: count(extent.orders) },
        { label: 'Customers with three or more', value: count(extent.thrice) },
        { label: 'First order', value: extent.first },
        { label: 'Last order', value: extent.last },
      ];

type Judged = { split: string; horizon: number; judged: number; step: number };

function cardOf(extent: Extent, learned: Learned, { split, horizon, judged, step }: Judged): ModelCard {
  return {
    data: [
      ...dataOf(extent),
      { label: 'Held out', value: `${horizon} days` },
      { label: 'Customers judged by', value: count(judged) },
      { label: 'Chosen', value: learned.chosen },
    ],
    decidedBy: 'RMSE of orders',
    backtest: {
      split,
      rows: learned.rows.map(({ name, isBaseline, errors, value }) => ({
        name,
        isBaseline,
        metrics: [
          { name: 'MAE of orders', value: finite(errors.mae) },
          { name: 'RMSE of orders', value: finite(errors.rmse) },
          { name: 'Total orders off by', value: finite(errors.total) },
          { name: 'MAE of revenue', value: finite(value?.mae) },
          { name: 'Total revenue off by', value: finite(value?.total) },
        ],
      })),
    },
    calibration: learned.calibration,
    coverage: learned.coverage.filter(({ actual }) => Number.isFinite(actual)),
    notes: [
      'Several orders on one day count as one purchase; orders cancelled or refunded in full as none.',
      `Calibration: predicted and actual share of customers with an order in the ${horizon} days held out.`,
      'Counts make intervals hold more than their nominal share. The date of the next order is conditional on staying active.',
      'The method was chosen by the same held-out days it is judged by; with nine candidates that flatters it a little.',
      ...(step > 1 ? [`Histories within ${step} days of each other were put together, at their means.`] : []),
      ...(learned.parameters.correction === null
        ? []
        : ['What recent purchases mean was learned within four months; for a whole year it is an extrapolation.']),
    ],
  };
}

const finite = (value: number | undefined): number | null =>
  value !== undefined && Number.isFinite(value) ? value : null;

import { z } from 'zod';
import { workspaceOf } from '../../../foundation/workspaces/index.ts';
import { localDate } from '../../../kernel/zone.ts';
import { transact, type Context } from '../../../platform/context.ts';
import { replaceFigures, type FigureDefinition } from '../../figures/index.ts';
import { modelOf, type Fit, type ModelDefinition } from '../../models/index.ts';
import { nominal } from '../maths/intervals.ts';
import { least, rhythmsOf, type ProductRhythm } from './rules.ts';
import {
  judgeSince,
  runOutFigures,
  sumsUntil,
  withQuantiles,
  writeReplenishments,
  type Judged,
  type Rhythms,
} from './store.ts';

const day = 86_400_000;
/** Purchases of this span are tested, and so long may the next one take. */
const testDays = 120;
const followDays = 150;
const leastTests = 50;
export const replenishmentName = 'replenishment';
export const replenishmentFigures = ['nextRunOutAt', 'nextRunOutProduct', 'runOutAt'] as const;

export const replenishmentDefinitions: readonly FigureDefinition[] = [
  {
    name: 'nextRunOutAt',
    label: 'Next run-out date',
    type: 'date',
    explanation: 'When they run out of the first of the products they buy again and again.',
  },
  {
    name: 'nextRunOutProduct',
    label: 'Runs out of next',
    type: 'text',
    explanation: 'The product they run out of first.',
  },
  {
    name: 'runOutAt',
    label: 'Run-out date',
    type: 'date',
    explanation: 'When they run out of a product.',
    keyed: { label: 'product' },
  },
];

const rhythm = z.object({
  productId: z.number(),
  title: z.string(),
  perPiece: z.boolean(),
  centre: z.number(),
  within: z.number(),
  among: z.number(),
  meanDays: z.number(),
  gaps: z.number(),
  people: z.number(),
  share: z.number(),
});
export const replenishmentParameters = z.object({
  products: z.array(rhythm),
  quantiles: z.tuple([z.number(), z.number(), z.number()]),
});

export const replenishmentModel: ModelDefinition = {
  name: replenishmentName,
  title: 'Replenishment dates',
  explanation:
    'When people run out of what they buy again and again: their own intervals, drawn towards those of everybody who buys the product.',
  figures: replenishmentFigures,
  everyDays: 7,
  fit: async (ctx): Promise<Fit> => {
    const zone = await zoneOf(ctx);
    const now = ctx.platform.clock.now();
    const last = new Date(now.getTime() - followDays * day);
    const split = new Date(last.getTime() - testDays * day);
    const products = rhythmsOf(await sumsUntil(ctx, now, zone));
    const before = rhythmsOf(await sumsUntil(ctx, split, zone));
    const result =
      before.length === 0
        ? null
        : await judgeSince(ctx, await withQuantiles(ctx, before, split, zone), { split, last, until: now, zone });
    const reason = whyHidden(products, result);
    return {
      state: reason === null ? 'shown' : 'hidden',
      ...(reason === null ? {} : { reason }),
      parameters: { products, quantiles: [...(await withQuantiles(ctx, products, now, zone)).quantiles] },
      card: cardOf(products, result, split),
    };
  },
};

/** Everybody's dates from the last fit; none where the model is hidden. */
export async function renewReplenishment(ctx: Context): Promise<void> {
  const { zone, model } = await transact(ctx, async (tx) => ({
    zone: (await workspaceOf(tx, ctx.workspaceId)).timezone,
    model: await modelOf(tx, ctx.workspaceId, replenishmentName),
  }));
  const now = ctx.platform.clock.now();
  const rhythms: Rhythms =
    model?.state === 'shown' ? replenishmentParameters.parse(model.parameters) : { products: [], quantiles: [0, 0, 0] };
  await writeReplenishments(ctx, rhythms, { now, today: localDate(now, zone), zone });
  await replaceFigures(ctx, { figures: replenishmentFigures, select: runOutFigures, params: {} });
}

const zoneOf = (ctx: Context): Promise<string> =>
  transact(ctx, async (tx) => (await workspaceOf(tx, ctx.workspaceId)).timezone);

function whyHidden(products: readonly ProductRhythm[], result: Judged | null): string | null {
  if (products.length === 0) {
    return `No product is bought again often enough: it takes ${least.gaps} repeat purchases by ${least.people} people and every tenth buyer coming back.`;
  }
  if (result === null || result.tests < leastTests) {
    return `${result?.tests ?? 0} repeat purchases could be tested; ${leastTests} are needed.`;
  }
  return result.median < Math.min(result.naiveMedian, result.ownMedian)
    ? null
    : 'It did not come nearer to the dates of repeat purchases than a naive rule.';
}

function cardOf(products: readonly ProductRhythm[], result: Judged | null, split: Date): Fit['card'] {
  const row = (name: string, isBaseline: boolean, mae: number, median: number, share: number) => ({
    name,
    isBaseline,
    metrics: [
      { name: 'mean absolute error (days)', value: mae },
      { name: 'median absolute error (days)', value: median },
      { name: 'within a week', value: share },
    ],
  });
  return {
    data: [
      { label: 'Products bought again and again', value: String(products.length) },
      { label: 'Intervals between purchases', value: String(products.reduce((all, one) => all + one.gaps, 0)) },
      { label: 'Products used up by the piece', value: String(products.filter(({ perPiece }) => perPiece).length) },
      { label: 'Repeat purchases tested', value: String(result?.tests ?? 0) },
    ],
    decidedBy: 'median absolute error (days)',
    backtest: result && {
      split: split.toISOString().slice(0, 10),
      rows: [
        row('Own intervals drawn towards the product', false, result.mae, result.median, result.within7),
        row('Mean interval of the product', true, result.naiveMae, result.naiveMedian, result.naiveWithin7),
        row('Own mean interval', true, result.ownMae, result.ownMedian, result.ownWithin7),
      ],
    },
    calibration: null,
    coverage: result === null ? null : [{ nominal, actual: result.held }],
    notes: [
      'Intervals are drawn together in logarithms; their spread is that of past ones, no curve is assumed. A product is used up by the piece where that explains its intervals better.',
      'The median decides: the mean is ruled by those who come back after many months, whom no date could have met.',
      'Only those who bought again can be tested: who never came back is in no error.',
    ],
  };
}

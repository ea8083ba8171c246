import { leadWeeks } from '../maths/demand.ts';
import { nominal } from '../maths/intervals.ts';
import type { Fit, ModelDefinition } from '../../models/index.ts';
import { fitDemand, type DemandTotals } from './fit-demand.ts';

const leastProducts = 5;

export const demandModel: ModelDefinition = {
  name: 'demand',
  title: 'Demand of products',
  explanation:
    'Units of each product in the weeks to come. Methods for steady and for rare demand compete for every product on past weeks.',
  figures: [],
  everyDays: 1,
  fit: async (ctx): Promise<Fit> => {
    const totals = await fitDemand(ctx);
    const reason = whyHidden(totals);
    return {
      state: reason === null ? 'shown' : 'hidden',
      ...(reason === null ? {} : { reason }),
      parameters: { products: totals.products, classes: totals.classes, hasOrders: totals.hasOrders },
      card: cardOf(totals, ctx.platform.clock.now()),
    };
  },
};

function whyHidden({ judged, error, naiveError }: DemandTotals): string | null {
  if (judged < leastProducts) {
    return `${judged} products have sold for long enough to be tested; ${leastProducts} are needed.`;
  }
  return error < naiveError ? null : 'Over all products it was not better than the last four weeks again.';
}

function cardOf(totals: DemandTotals, now: Date): Fit['card'] {
  const share = (error: number): number | null => (totals.units === 0 ? null : error / totals.units);
  const split = new Date(now.getTime() - (leadWeeks + 4) * 7 * 86_400_000).toISOString().slice(0, 10);
  return {
    data: [
      { label: 'Products that sell', value: String(totals.products) },
      { label: 'Products tested', value: String(totals.judged) },
      { label: 'At least as good as naive', value: `${totals.better} of ${totals.judged}` },
      ...Object.entries(totals.classes).map(([label, n]) => ({ label: `Demand ${label}`, value: String(n) })),
    ],
    decidedBy: 'error of four-week totals per unit sold',
    backtest:
      totals.judged === 0
        ? null
        : {
            split,
            rows: [
              {
                name: 'The method chosen for each product',
                isBaseline: false,
                metrics: [{ name: 'error of four-week totals per unit sold', value: share(totals.error) }],
              },
              {
                name: 'The last four weeks again',
                isBaseline: true,
                metrics: [{ name: 'error of four-week totals per unit sold', value: share(totals.naiveError) }],
              },
            ],
          },
    calibration: null,
    coverage: totals.trials === 0 ? null : [{ nominal, actual: totals.held / totals.trials }],
    notes: [
      'The method of a product is chosen on older weeks and judged on later ones, which had no say.',
      'Sales that could not be made for want of stock are not known and count as no demand.',
    ],
  };
}

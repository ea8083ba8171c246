import type { Context } from '../../../platform/context.ts';
import { nominal } from '../maths/intervals.ts';
import type { Fit, ModelDefinition } from '../../models/index.ts';
import { dayOf, outlookOf, type Known, type Outlook } from './fit-revenue.ts';

export const revenueName = 'revenue-forecast';

/** Judged on 30 days ahead; 90 days are judged on their own page. */
export const revenueModel: ModelDefinition = {
  name: revenueName,
  title: 'Revenue forecast',
  explanation:
    'Net revenue of the days to come. Several ways of forecasting compete on past days; the winner is shown when it beats naive rules on days that had no say.',
  figures: [],
  everyDays: 1,
  fit: async (ctx: Context): Promise<Fit> => {
    const [outlook, far] = [await outlookOf(ctx, 30), await outlookOf(ctx, 90)];
    const known = { today: outlook.today, forecasts: { 30: outlook.forecast, 90: far.forecast } } satisfies Known;
    return {
      state: outlook.hidden === null ? 'shown' : 'hidden',
      ...(outlook.hidden === null ? {} : { reason: outlook.hidden }),
      parameters: known,
      card: cardOf(outlook),
    };
  },
};

function cardOf(outlook: Outlook): Fit['card'] {
  const { forecast, history } = outlook;
  return {
    data: [
      { label: 'Days of sales', value: String(history.length) },
      { label: 'Method chosen', value: forecast?.method ?? 'none' },
    ],
    decidedBy: 'mean absolute error of a day',
    backtest:
      forecast === null
        ? null
        : {
            split: dayOf(outlook, forecast.split),
            rows: forecast.rows.map(({ name, isBaseline, mae, mase, total }) => ({
              name,
              isBaseline,
              metrics: [
                { name: 'mean absolute error of a day (minor units)', value: mae },
                { name: 'MASE', value: mase },
                { name: 'bias of the total', value: total },
              ],
            })),
          },
    calibration: null,
    coverage: forecast?.coverage == null ? null : [{ nominal, actual: forecast.coverage }],
    notes: [
      'Intervals are what past forecasts of this method would have needed; a change the past does not know is not in them.',
      'Last year counts once there are 60 weeks of sales.',
    ],
  };
}

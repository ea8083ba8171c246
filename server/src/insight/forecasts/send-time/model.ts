import { z } from 'zod';
import { workspaceOf } from '../../../foundation/workspaces/index.ts';
import { transact, type Context } from '../../../platform/context.ts';
import { replaceFigures, type FigureDefinition } from '../../figures/index.ts';
import { modelOf, type Fit, type ModelDefinition } from '../../models/index.ts';
import { bestHour, curvesOf, type GroupReads } from './curves.ts';
import { bestStrength, clocksOf, curveParams, judgeAfter, readsByGroup, splitOf, type Judged } from './store.ts';
import { noTimeFigures, timeFigures, weekdays } from './store.statements.ts';

export const sendTimeName = 'send-time';
export const sendTimeFigures = ['bestSendHour', 'bestSendDay'] as const;
const leastTests = 100;

export const sendTimeDefinitions: readonly FigureDefinition[] = [
  {
    name: 'bestSendHour',
    label: 'Best hour to send',
    type: 'number',
    explanation:
      'The hour on their own clock, 0 to 23, around which they read most: their own opens and clicks, drawn towards those of people like them. Opens by machines are left out.',
  },
  {
    name: 'bestSendDay',
    label: 'Best day to send',
    type: 'text',
    explanation: 'The day of the week on which they read most.',
    options: [...weekdays],
  },
];

export const sendTimeParameters = z.object({
  strength: z.number(),
  groups: z.array(z.string()),
  hours: z.array(z.array(z.number())),
  days: z.array(z.array(z.number())),
  brandHour: z.number(),
});

export const sendTimeModel: ModelDefinition = {
  name: sendTimeName,
  title: 'Send time',
  explanation:
    'The hour at which each person reads: own opens and clicks, drawn towards the curve of their RFM group and of the brand.',
  figures: sendTimeFigures,
  everyDays: 7,
  fit: async (ctx): Promise<Fit> => {
    const zone = (await transact(ctx, (tx) => workspaceOf(tx, ctx.workspaceId))).timezone;
    const now = ctx.platform.clock.now();
    const { split, reads } = await splitOf(ctx);
    const clocks = await clocksOf(ctx, zone, now);
    const rows = await readsByGroup(ctx, clocks);
    const curves = curvesOf(rows);
    const strength = reads === 0 ? 16 : await bestStrength(ctx, clocks, curves);
    const result = reads === 0 ? null : await judgedAt(ctx, zone, split, now);
    const reason = whyHidden(result);
    return {
      state: reason === null ? 'shown' : 'hidden',
      ...(reason === null ? {} : { reason }),
      parameters: { strength, ...curves, brandHour: bestHour(curves.hours.at(-1) ?? []) },
      card: cardOf(rows, { strength, split, result, reads }),
    };
  },
};

/** Fitted on what was known at the split, judged on each reader's next read. */
async function judgedAt(ctx: Context, zone: string, split: Date, now: Date): Promise<Judged | null> {
  const clocks = await clocksOf(ctx, zone, split);
  const curves = curvesOf(await readsByGroup(ctx, clocks));
  const strength = await bestStrength(ctx, clocks, curves);
  return judgeAfter(ctx, clocks, curves, strength, now);
}

/** Everybody's best hour and day from the last fit; none where the model is hidden. */
export async function renewSendTime(ctx: Context): Promise<void> {
  const { zone, model } = await transact(ctx, async (tx) => ({
    zone: (await workspaceOf(tx, ctx.workspaceId)).timezone,
    model: await modelOf(tx, ctx.workspaceId, sendTimeName),
  }));
  const clocks = await clocksOf(ctx, zone, ctx.platform.clock.now());
  const shown = model?.state === 'shown' ? sendTimeParameters.parse(model.parameters) : null;
  const none = { strength: 1, ...curveParams(curvesOf([])) };
  await replaceFigures(ctx, {
    figures: sendTimeFigures,
    select: shown ? timeFigures(clocks.count) : noTimeFigures(clocks.count),
    params: { ...clocks.params, ...(shown ? { strength: shown.strength, ...curveParams(shown) } : none) },
  });
}

function whyHidden(result: Judged | null): string | null {
  if (result === null || result.tests < leastTests) {
    return `${result?.tests ?? 0} people read something before and after the split; ${leastTests} are needed to judge.`;
  }
  return result.own > result.brand
    ? null
    : 'Own hours did not meet the next read more often than the hour of the brand.';
}

type Found = { strength: number; split: Date; result: Judged | null; reads: number };

function cardOf(rows: readonly GroupReads[], { strength, split, result, reads }: Found): Fit['card'] {
  const metric = 'next read within two hours';
  const row = (name: string, isBaseline: boolean, value: number) => ({
    name,
    isBaseline,
    metrics: [{ name: metric, value }],
  });
  return {
    data: [
      { label: 'Opens and clicks by people', value: String(reads) },
      { label: 'Readers', value: String(rows.reduce((sum, one) => sum + one.people, 0)) },
      { label: 'Reads the group’s curve is worth', value: String(strength) },
      { label: 'Readers tested', value: String(result?.tests ?? 0) },
    ],
    decidedBy: metric,
    backtest: result && {
      split: split.toISOString().slice(0, 10),
      rows: [
        row('Own hour, drawn towards the group', false, result.own),
        row('Best hour of the group', true, result.grouped),
        row('Best hour of the brand', true, result.brand),
      ],
    },
    calibration: null,
    coverage: null,
    notes: [
      'People read after messages arrive, so the hours of past sending colour the curves. A control group that is sent to at the usual hour tells what the chosen hour brings.',
    ],
  };
}

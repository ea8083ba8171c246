import { z } from 'zod';

const band = { low: z.number(), mean: z.number(), high: z.number() };

export const revenueShape = z
  .object({
    currency: z.string(),
    horizon: z.number().int(),
    state: z.enum(['shown', 'hidden']),
    reason: z.string().nullable(),
    method: z.string().nullable(),
    nominal: z.number().describe('Share of days that intervals are meant to hold'),
    coverage: z.number().nullable().describe('Share they held in the back-test'),
    split: z.iso.date().nullable(),
    total: z.object(band).nullable().describe('Of the horizon, minor units'),
    lastTotal: z.number().describe('Of as many days up to yesterday'),
    past: z.array(z.object({ day: z.iso.date(), net: z.number().describe('Minor units') })),
    days: z.array(z.object({ day: z.iso.date(), ...band })),
    backtest: z.array(
      z.object({
        name: z.string(),
        isBaseline: z.boolean(),
        chosen: z.boolean(),
        mae: z.number().describe('Mean absolute error of a day, minor units'),
        mase: z.number().nullable(),
        total: z.number().nullable().describe('By how much of the truth the totals were too high'),
      }),
    ),
  })
  .meta({ id: 'RevenueForecast' });

export const demandShape = z
  .object({
    sku: z.string(),
    productId: z.number().int(),
    title: z.string(),
    category: z.string(),
    class: z.string().describe('smooth, intermittent, erratic or lumpy (Syntetos & Boylan)'),
    adi: z.number().nullable().describe('Mean number of weeks between weeks with sales'),
    cv2: z.number().nullable().describe('Squared coefficient of variation of the weeks with sales'),
    method: z.string(),
    recent: z.array(z.number().int()).describe('Units of the last 26 weeks'),
    expected: z.number().describe('Units of 13 weeks'),
    low: z.number().int(),
    high: z.number().int(),
    fromOrders: z.number().nullable().describe('The same from the orders that are predicted of people, by RFM group'),
    error: z.number().nullable().describe('Mean absolute error of four-week totals, per week'),
    naiveError: z.number().nullable(),
    stock: z.number().int().nullable(),
    stockOut: z.iso.date().nullable(),
    stockOutEarliest: z.iso.date().nullable(),
    stockOutLatest: z.iso.date().nullable(),
    reorder: z.number().int().describe('Units that make the stock last eight weeks nine times in ten'),
    computedAt: z.iso.datetime(),
  })
  .meta({ id: 'ProductDemand' });

export const demandDetail = demandShape
  .extend({
    past: z.array(z.object({ from: z.iso.date(), units: z.number().int() })),
    weeks: z.array(
      z.object({
        from: z.iso.date(),
        expected: z.number(),
        low: z.number().int(),
        high: z.number().int(),
        lowUntil: z.number().int().describe('Units up to the end of this week'),
        highUntil: z.number().int(),
      }),
    ),
  })
  .meta({ id: 'ProductDemandDetail' });

export const dueShape = z
  .object({
    profileId: z.number().int(),
    productId: z.number().int(),
    title: z.string(),
    boughtOn: z.iso.date(),
    quantity: z.number().int(),
    intervals: z.number().int().describe('Own intervals between purchases of it'),
    dueOn: z.iso.date(),
    earliest: z.iso.date(),
    latest: z.iso.date(),
    confidence: z.enum(['high', 'medium', 'low']),
  })
  .meta({ id: 'Replenishment' });

export const calendarShape = z
  .object({
    from: z.iso.date(),
    to: z.iso.date(),
    state: z.enum(['shown', 'hidden']).nullable(),
    reason: z.string().nullable(),
    items: z.array(
      z.object({
        day: z.iso.date(),
        productId: z.number().int(),
        title: z.string(),
        people: z.number().int(),
        units: z.number().int(),
      }),
    ),
    products: z.array(
      z.object({
        productId: z.number().int(),
        title: z.string(),
        perPiece: z.boolean().describe('Two pieces last twice as long as one'),
        typicalDays: z.number().int(),
        intervals: z.number().int(),
        people: z.number().int(),
        share: z.number().describe('Buyers who bought it again'),
      }),
    ),
  })
  .meta({ id: 'ReplenishmentCalendar' });

import { scopedRows } from '../../platform/clickhouse/index.ts';
import type { Context } from '../../platform/context.ts';
import { ask, previewSeconds } from './store/run.ts';

/** A value of the data, what people call it, and how often it is there. */
export type Choice = { value: string; label: string; count: number };

const limits = { params: {}, seconds: previewSeconds };
const most = 50;

/** The products most ordered, by SKU with their latest title. */
export const productChoices = (ctx: Context): Promise<Choice[]> =>
  ask<Choice>(
    ctx,
    `/* productChoices */ SELECT sku AS value, argMax(title, placed_at) AS label, uniqExact(order_id) AS count
    FROM ${scopedRows('order_lines')} AND deleted = 0 AND cancelled = 0 AND sku != ''
    GROUP BY sku ORDER BY count DESC, sku LIMIT ${most}`,
    limits,
  );

export const categoryChoices = (ctx: Context): Promise<Choice[]> =>
  ask<Choice>(
    ctx,
    `/* categoryChoices */ SELECT toString(category) AS value, value AS label, uniqExact(order_id) AS count
    FROM ${scopedRows('order_lines')} AND deleted = 0 AND cancelled = 0 AND category != ''
    GROUP BY category ORDER BY count DESC, value LIMIT ${most}`,
    limits,
  );

/** @param column of `profiles`, a name of ours */
export const profileChoices = (ctx: Context, column: 'acquisition_creator' | 'country'): Promise<Choice[]> =>
  ask<Choice>(
    ctx,
    `/* profileChoices */ SELECT toString(${column}) AS value, value AS label, count() AS count
    FROM ${scopedRows('profiles')} AND deleted = 0 AND known = 1 AND ${column} != ''
    GROUP BY ${column} ORDER BY count DESC, value LIMIT ${most}`,
    limits,
  );

/** Cities with the middle of the people there: `52.37, 4.9`. */
export const placeChoices = (ctx: Context): Promise<Choice[]> =>
  ask<Choice>(
    ctx,
    `/* placeChoices */ SELECT toString(city) AS label, count() AS count,
      concat(toString(round(avg(latitude), 3)), ', ', toString(round(avg(longitude), 3))) AS value
    FROM ${scopedRows('profiles')} AND deleted = 0 AND known = 1 AND city != ''
      AND latitude IS NOT NULL AND longitude IS NOT NULL
    GROUP BY city ORDER BY count DESC, label LIMIT ${most}`,
    limits,
  );

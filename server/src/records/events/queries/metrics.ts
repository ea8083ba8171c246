import { transact, type Context } from '../../../platform/context.ts';
import { metricList, type MetricRow } from '../store.metrics.ts';

/** The metrics seen in this workspace, most used first. */
export const listMetrics = (ctx: Context): Promise<MetricRow[]> =>
  transact(ctx, (tx) => metricList(tx, ctx.workspaceId));

import type { Context } from '../../../platform/context.ts';
import { healthOfOne, type PartName } from './health.ts';

export type HealthRow = {
  score: number | null;
  orders: number;
  since: number;
  every: number | null;
  gap: number | null;
  trend: number | null;
  recent: number;
  earlier: number;
  tickets: number;
  deliveries: number;
  lateOnes: number;
  returned: number | null;
  usualReturns: number;
  reviews: number;
  ratingMean: number;
  parts: [name: PartName, weight: number, score: number][];
};

export async function readHealth(
  { platform, workspaceId }: Context,
  params: Record<string, unknown>,
): Promise<HealthRow | undefined> {
  const [row] = await platform.clickhouse.query<HealthRow>(workspaceId, `/* readHealth */ ${healthOfOne}`, { params });
  return row;
}

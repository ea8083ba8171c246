import type { JsonObject } from '../../../kernel/json.ts';
import type { SampleEvent } from './facts.ts';

type MetricCount = { first: number; last: number; count: number; properties: Record<string, string> };

/** What has been written so far. */
export type Tally = { events: number; orders: number; metrics: Map<string, MetricCount> };

export const emptyTally = (): Tally => ({ events: 0, orders: 0, metrics: new Map() });

export function countEvent(tally: Tally, { metric, time, properties }: SampleEvent): void {
  tally.events += 1;
  const seen = tally.metrics.get(metric) ?? { first: time, last: time, count: 0, properties: {} };
  tally.metrics.set(metric, seen);
  seen.count += 1;
  seen.first = Math.min(seen.first, time);
  seen.last = Math.max(seen.last, time);
  // A sample of each metric's events names all its properties.
  if (seen.count > 200) return;
  for (const [name, value] of Object.entries(properties))
    seen.properties[name] ??= Array.isArray(value) ? 'list' : typeof value;
}

/** Rows of the workspace's metrics. */
export const metricRecords = ({ metrics }: Tally, workspaceId: number): JsonObject[] =>
  [...metrics].map(([name, { first, last, count, properties }]) => ({
    workspace_id: workspaceId,
    name,
    first_seen_at: new Date(first).toISOString(),
    last_seen_at: new Date(last).toISOString(),
    event_count: count,
    properties,
  }));

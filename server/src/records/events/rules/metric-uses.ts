import type { EventRow } from '../message.ts';
import type { MetricUse } from '../store.ts';

/** What a batch teaches about the workspace's metrics: names, counts, times and top-level property types. */
export function metricUses(events: readonly EventRow[]): MetricUse[] {
  const uses = new Map<string, MetricUse>();
  for (const event of events) {
    const key = `${event.workspaceId}:${event.metric}`;
    const use = uses.get(key) ?? {
      workspaceId: event.workspaceId,
      name: event.metric,
      count: 0,
      first: event.time,
      last: event.time,
      properties: {},
    };
    uses.set(key, use);
    use.count += 1;
    use.first = Math.min(use.first, event.time);
    use.last = Math.max(use.last, event.time);
    for (const [name, value] of Object.entries(event.properties)) {
      if (use.properties[name] === undefined && value !== null)
        use.properties[name] = Array.isArray(value) ? 'list' : typeof value;
    }
  }
  return [...uses.values()].sort((a, b) => a.workspaceId - b.workspaceId || (a.name < b.name ? -1 : 1));
}

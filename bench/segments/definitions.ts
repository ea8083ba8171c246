/** Definitions A to D: our rule, and what a person who knows the engine writes for this one question. */
export type Definition = { rule: object; raw(workspaceId: number): string };

/** The moment all are asked at. */
export const now = new Date('2026-11-21T00:00:00.000Z');
export const at = "toDateTime64('2026-11-21 00:00:00', 3, 'UTC')";

const event = (metric: string, is: object, more: object = {}): object => ({ kind: 'event', metric, is, ...more });
const last = (amount: number): object => ({ window: { type: 'last', amount, unit: 'day' } });

export const definitions: Record<string, Definition> = {
  A: {
    rule: event('Placed Order', { op: 'gte', value: 2 }, last(90)),
    raw: (id) => `SELECT profile_id FROM events WHERE workspace_id = ${id} AND metric = 'Placed Order'
      AND occurred_at >= ${at} - INTERVAL 90 DAY GROUP BY profile_id HAVING count() >= 2`,
  },
  B: {
    rule: {
      all: [event('Viewed Product', { op: 'gte', value: 3 }, last(30)), event('Placed Order', { op: 'eq', value: 0 })],
    },
    raw: (
      id,
    ) => `SELECT profile_id FROM (SELECT profile_id FROM events WHERE workspace_id = ${id} AND metric = 'Viewed Product'
      AND occurred_at >= ${at} - INTERVAL 30 DAY GROUP BY profile_id HAVING count() >= 3)
      WHERE profile_id NOT IN (SELECT profile_id FROM events WHERE workspace_id = ${id} AND metric = 'Placed Order')`,
  },
  C: {
    rule: event('Placed Order', { op: 'gt', value: 500 }, { measure: 'sum' }),
    raw: (id) => `SELECT profile_id FROM events WHERE workspace_id = ${id} AND metric = 'Placed Order'
      GROUP BY profile_id HAVING sum(value) > 500`,
  },
  D: {
    rule: {
      all: [
        event('Placed Order', { op: 'gte', value: 1 }),
        event('Opened Email', { op: 'gte', value: 1 }),
        event('Added to Cart', { op: 'gte', value: 1 }),
        event('Placed Order', { op: 'gt', value: 100 }, { measure: 'sum' }),
      ],
    },
    raw: (id) => `SELECT profile_id FROM events WHERE workspace_id = ${id}
      AND metric IN ('Placed Order', 'Opened Email', 'Added to Cart') GROUP BY profile_id
      HAVING countIf(metric = 'Placed Order') >= 1 AND countIf(metric = 'Opened Email') >= 1
        AND countIf(metric = 'Added to Cart') >= 1 AND sumIf(value, metric = 'Placed Order') > 100`,
  },
};

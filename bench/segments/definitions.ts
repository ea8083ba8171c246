/** Definitions A to L: our rule, and what a person who knows the engine writes for this one question. */
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
  E: {
    rule: {
      all: [event('Placed Order', { op: 'gte', value: 1 }), event('Opened Email', { op: 'eq', value: 0 }, last(60))],
    },
    raw: (id) => `SELECT DISTINCT profile_id FROM events WHERE workspace_id = ${id} AND metric = 'Placed Order'
      AND profile_id NOT IN (SELECT profile_id FROM events WHERE workspace_id = ${id} AND metric = 'Opened Email'
        AND occurred_at >= ${at} - INTERVAL 60 DAY)`,
  },
  F: {
    rule: event('Placed Order', { op: 'gte', value: 200 }, { measure: 'sum', ...last(30) }),
    raw: (id) => `SELECT profile_id FROM events WHERE workspace_id = ${id} AND metric = 'Placed Order'
      AND occurred_at >= ${at} - INTERVAL 30 DAY GROUP BY profile_id HAVING sum(value) >= 200`,
  },
  G: {
    rule: {
      all: [
        event('Started Checkout', { op: 'gte', value: 1 }, last(3)),
        event('Placed Order', { op: 'eq', value: 0 }, last(3)),
      ],
    },
    raw: (id) => `SELECT DISTINCT profile_id FROM events WHERE workspace_id = ${id} AND metric = 'Started Checkout'
      AND occurred_at >= ${at} - INTERVAL 3 DAY AND profile_id NOT IN (SELECT profile_id FROM events
        WHERE workspace_id = ${id} AND metric = 'Placed Order' AND occurred_at >= ${at} - INTERVAL 3 DAY)`,
  },
  H: {
    rule: {
      any: [
        event('Placed Order', { op: 'gte', value: 3 }, last(365)),
        event('Clicked Email', { op: 'gte', value: 3 }, last(90)),
      ],
    },
    raw: (id) => `SELECT profile_id FROM events WHERE workspace_id = ${id}
      AND ((metric = 'Placed Order' AND occurred_at >= ${at} - INTERVAL 365 DAY)
        OR (metric = 'Clicked Email' AND occurred_at >= ${at} - INTERVAL 90 DAY)) GROUP BY profile_id
      HAVING countIf(metric = 'Placed Order') >= 3 OR countIf(metric = 'Clicked Email') >= 3`,
  },
  I: {
    rule: event('Placed Order', { op: 'gt', value: 150 }, { measure: 'avg' }),
    raw: (id) => `SELECT profile_id FROM events WHERE workspace_id = ${id} AND metric = 'Placed Order'
      GROUP BY profile_id HAVING avg(value) > 150`,
  },
  J: {
    rule: {
      kind: 'ratio',
      of: { kind: 'event', metric: 'Clicked Email', ...last(180) },
      to: { kind: 'event', metric: 'Opened Email', ...last(180) },
      is: { op: 'gt', value: 0.5 },
    },
    raw: (
      id,
    ) => `SELECT profile_id FROM events WHERE workspace_id = ${id} AND metric IN ('Clicked Email', 'Opened Email')
      AND occurred_at >= ${at} - INTERVAL 180 DAY GROUP BY profile_id
      HAVING countIf(metric = 'Opened Email') > 0 AND countIf(metric = 'Clicked Email') / countIf(metric = 'Opened Email') > 0.5`,
  },
  K: {
    rule: {
      all: [
        event('Viewed Product', { op: 'gte', value: 5 }, last(90)),
        event('Added to Cart', { op: 'gte', value: 1 }, last(90)),
        event('Placed Order', { op: 'eq', value: 0 }, last(90)),
      ],
    },
    raw: (id) => `SELECT profile_id FROM events WHERE workspace_id = ${id}
      AND metric IN ('Viewed Product', 'Added to Cart', 'Placed Order') AND occurred_at >= ${at} - INTERVAL 90 DAY
      GROUP BY profile_id HAVING countIf(metric = 'Viewed Product') >= 5 AND countIf(metric = 'Added to Cart') >= 1
        AND countIf(metric = 'Placed Order') = 0`,
  },
  L: {
    rule: {
      all: [
        event('Opened Email', { op: 'eq', value: 0 }, last(180)),
        event('Viewed Product', { op: 'eq', value: 0 }, last(90)),
      ],
    },
    raw: (id) => `SELECT profile_id FROM profiles FINAL WHERE workspace_id = ${id} AND deleted = 0 AND known = 1
      AND profile_id NOT IN (SELECT profile_id FROM events WHERE workspace_id = ${id} AND metric = 'Opened Email'
        AND occurred_at >= ${at} - INTERVAL 180 DAY)
      AND profile_id NOT IN (SELECT profile_id FROM events WHERE workspace_id = ${id} AND metric = 'Viewed Product'
        AND occurred_at >= ${at} - INTERVAL 90 DAY)`,
  },
};

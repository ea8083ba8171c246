import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Problem } from '../../../kernel/problem.ts';
import { compileRules } from '../compiler/compile.ts';
import { segmentsModule } from '../module.ts';
import { collectSlots } from '../../../platform/slots/index.ts';
import { anyRule } from '../testing/arbitrary-rules.ts';
import { conditionKinds } from './condition-kind.ts';
import { parseRule, ruleJsonSchema, type Rule } from './rule.ts';
import { ago, boundsOf, calendarDays } from './windows.ts';

const kinds = collectSlots(segmentsModule.contributions ?? []).all(conditionKinds);
const at = new Date('2026-11-22T12:00:00.000Z');
const setting = { at, historic: false, hasLaterEvents: false, zone: 'Europe/Berlin', currency: 'EUR' };
const everybody: Rule = { version: 1, population: 'known', where: { kind: 'everyone' } };
const library = {
  kinds,
  segments: new Map([1, 2].map((id) => [id, { name: `s${id}`, rule: everybody }])),
  figures: [],
  rates: new Map(),
};

const faults = (raw: unknown) => {
  try {
    parseRule(raw, kinds);
    return [];
  } catch (error) {
    return error instanceof Problem ? (error.errors ?? []) : [];
  }
};

describe('reading rules', () => {
  test('a parsed rule reads as itself', () => {
    fc.assert(
      fc.property(anyRule, (rule) => {
        const parsed = parseRule(rule, kinds);
        expect(parseRule(JSON.parse(JSON.stringify(parsed)), kinds)).toEqual(parsed);
      }),
    );
  });

  test.each([
    [{ where: { all: [{ kind: 'everyone' }, { kind: 'evemt' }] } }, '/rule/where/all/1/kind', 'Unknown kind'],
    [{ where: { kind: 'trait', trait: 'orders', is: { op: 'gte', value: '3' } } }, '/rule/where/is/value', 'number'],
    [{ where: { any: [] } }, '/rule/where/any', 'list of 1 to 100'],
    [{ where: { all: [{ kind: 'everyone' }], any: [{ kind: 'everyone' }] } }, '/rule/where', 'one key only'],
    [
      { where: { kind: 'event', metric: 'x', window: { type: 'between', from: 9, to: 3, unit: 'day' } } },
      '/rule/where/window/from',
      'nearer end',
    ],
    [{ where: { kind: 'consent', channel: 'email' } }, '/rule/where', 'at least one of'],
    [{ where: { kind: 'everyone' }, version: 2 }, '/rule/version', '1'],
  ])('%j is refused at its place', (raw, path, text) => {
    const [fault] = faults(raw);
    expect(fault?.path).toBe(path);
    expect(fault?.message).toContain(text);
  });

  test('too deep and too many parts are refused', () => {
    let deep: unknown = { kind: 'everyone' };
    for (let i = 0; i < 20; i += 1) deep = { all: [deep] };
    expect(faults({ where: deep })[0]?.message).toContain('nest at most');
    const wide = {
      all: Array.from({ length: 100 }, () => ({ any: Array.from({ length: 5 }, () => ({ kind: 'everyone' })) })),
    };
    expect(faults({ where: wide })[0]?.message).toContain('more than 300 parts');
  });

  test('the JSON schema names every kind', () => {
    const schema = JSON.stringify(ruleJsonSchema(kinds));
    for (const { kind } of kinds) expect(schema).toContain(`"${kind}"`);
  });
});

describe('compiling', () => {
  test('values are bound, never part of the text', () => {
    const evil = "x'); DROP TABLE events; --";
    const raw = {
      where: {
        all: [
          { kind: 'property', field: 'properties.a b', is: { op: 'equals', value: evil } },
          { kind: 'event', metric: evil, where: [{ field: 'sku', is: { op: 'in', values: [evil] } }] },
          { kind: 'consent', channel: 'email', method: evil },
          { kind: 'location', city: [evil], postalPrefix: [evil] },
          { kind: 'product', product: { sku: [evil], titleContains: evil } },
        ],
      },
    };
    const { features } = compileRules([parseRule(raw, kinds)], library, setting);
    expect(JSON.stringify(features)).not.toMatch(/expression[^}]*drop table/i);
    for (const f of features) expect(`${f.expression ?? ''}${f.filter ?? ''}`.toLowerCase()).not.toContain('drop');
  });

  test.each(['properties.a`b', 'properties.a\\', 'properties.a\nb', 'properties.', 'properties.a[].b[].c', 'nothing'])(
    'the field %j is refused with its place',
    (field) => {
      const rule = parseRule({ where: { any: [{ kind: 'property', field, is: { op: 'exists' } }] } }, kinds);
      expect(() => compileRules([rule], library, setting)).toThrow(Problem);
    },
  );

  test('equal features are shared within and between rules', () => {
    const twice = { kind: 'event', metric: 'Placed Order', is: { op: 'gte', value: 2 } };
    const never = { kind: 'event', metric: 'Placed Order', is: { op: 'eq', value: 0 } };
    const rules = [{ where: { any: [twice, never] } }, { where: twice }].map((raw) => parseRule(raw, kinds));
    expect(compileRules(rules, library, setting).features).toEqual([
      {
        source: 'events',
        name: 'f0',
        aggregate: { name: 'count', of: null, orNull: false },
        filter: 'metric = {p0:String}',
        metrics: ['Placed Order'],
        among: 'metric = {p0:String}',
      },
    ]);
  });

  test('as of a past moment it says what has no history', () => {
    const rule = parseRule(
      {
        where: {
          all: [
            { kind: 'property', field: 'city', is: { op: 'exists' } },
            { kind: 'trait', trait: 'orders', is: { op: 'gte', value: 3 } },
          ],
        },
      },
      kinds,
    );
    const { caveats, features } = compileRules([rule], library, { ...setting, historic: true });
    expect(caveats).toHaveLength(1);
    expect(caveats[0]).toContain('city');
    expect(features.map((f) => f.source)).toContain('orders');
  });
});

describe('windows', () => {
  test('days are exact durations, months keep the wall clock of the zone', () => {
    expect(ago(at, 90, 'day', 'Europe/Berlin').toISOString()).toBe('2026-08-24T12:00:00.000Z');
    // Summer time: 13:00 in Berlin is one hour earlier in UTC.
    expect(ago(at, 3, 'month', 'Europe/Berlin').toISOString()).toBe('2026-08-22T11:00:00.000Z');
    expect(ago(new Date('2026-05-31T10:00:00Z'), 1, 'month', 'UTC').toISOString()).toBe('2026-04-30T10:00:00.000Z');
    expect(ago(new Date('2026-01-15T10:00:00Z'), 2, 'month', 'UTC').toISOString()).toBe('2025-11-15T10:00:00.000Z');
  });

  test('plain dates are local days of the workspace', () => {
    const window = { type: 'dates', from: '2026-10-25', to: '2026-10-25' } as const;
    const { from, until } = boundsOf(window, at, 'Europe/Berlin');
    // The day the clocks go back has 25 hours.
    expect(from?.toISOString()).toBe('2026-10-24T22:00:00.000Z');
    expect(until?.toISOString()).toBe('2026-10-25T22:59:59.999Z');
  });

  test('29 February is celebrated on the 28th where there is none', () => {
    expect(calendarDays(new Date('2026-02-28T12:00:00Z'), 'UTC', 0, 0)).toEqual([228, 229]);
    expect(calendarDays(new Date('2028-02-28T12:00:00Z'), 'UTC', 0, 0)).toEqual([228]);
  });
});

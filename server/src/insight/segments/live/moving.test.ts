import { describe, expect, test } from 'vitest';
import type { Feature, Term } from '../compiler/types.ts';
import { isRelative, metricsOf, movesBetween, readsFigures, type AsOf } from './moving.ts';

const instant = (name: string): string => `{${name}:DateTime64(3, 'UTC')}`;
const [earlier, later] = [new Date('2026-11-22T12:00:00.000Z'), new Date('2026-11-22T12:00:10.000Z')];
const term = (test: string): Term => ({
  type: 'term',
  path: 'where',
  kind: 'event',
  test,
  value: null,
  whenAbsent: false,
  wanted: '',
});
const asOf = (at: Date, features: readonly Feature[], test: string, params: Record<string, unknown>): AsOf => ({
  at,
  features,
  params,
  caveats: [],
  rules: [{ population: 'known', root: term(test) }],
});
const views = (filter: string): Feature => ({
  source: 'events',
  name: 'f0',
  aggregate: { name: 'count', of: null, orNull: false },
  filter,
  metrics: ['Viewed Product'],
});

describe('what the passing of time changes', () => {
  test('nothing about a rule whose parameters stay', () => {
    const rule = (at: Date) => asOf(at, [views('metric = {p0:String}')], 'f0 >= {p1:Float64}', { p0: 'x', p1: 1 });
    expect(movesBetween(rule(earlier), rule(later))).toEqual({ crossings: [], flips: [], isUnexplained: false });
  });

  test('both ends of a window, the moment itself apart', () => {
    const filter = `metric = {p0:String} AND occurred_at >= ${instant('p1')} AND occurred_at <= ${instant('p2')}`;
    const rule = (at: Date, from: string) =>
      asOf(at, [views(filter)], 'f0 >= {p3:Float64}', {
        p0: 'Viewed Product',
        p1: from,
        p2: at.toISOString().slice(0, -1).replace('T', ' '),
        p3: 1,
      });
    const moves = movesBetween(rule(earlier, '2026-11-21 12:00:00.000'), rule(later, '2026-11-21 12:00:10.000'));
    expect(moves.isUnexplained).toBe(false);
    expect(moves.crossings).toEqual([
      expect.objectContaining({
        from: '2026-11-21 12:00:00.000',
        to: '2026-11-21 12:00:10.000',
        metrics: ['Viewed Product'],
        isNow: false,
      }),
      expect.objectContaining({ from: '2026-11-22 12:00:00.000', to: '2026-11-22 12:00:10.000', isNow: true }),
    ]);
  });

  test('a date of the person is asked at both moments', () => {
    const feature: Feature = { source: 'profile', name: 'f0', expression: `last_order_at <= ${instant('p0')}` };
    const rule = (at: Date, edge: string) => asOf(at, [feature], 'f0', { p0: edge });
    const moves = movesBetween(rule(earlier, '2026-07-25 12:00:00.000'), rule(later, '2026-07-25 12:00:10.000'));
    expect(moves).toMatchObject({ crossings: [], isUnexplained: false, flips: [{ source: 'profile' }] });
    expect(moves.flips[0]?.before.params).toEqual({ p0: '2026-07-25 12:00:00.000' });
  });

  test('what is not understood asks for everybody', () => {
    const aggregated = (at: Date, edge: string) =>
      asOf(at, [views('metric = {p0:String}')], `f0 <= ${instant('p1')}`, { p0: 'x', p1: edge });
    expect(movesBetween(aggregated(earlier, 'a'), aggregated(later, 'b')).isUnexplained).toBe(true);
    const hidden = (at: Date, size: number) =>
      asOf(at, [views('dateDiff(occurred_at) > {p0:Int64}')], 'f0 > 0', { p0: size });
    expect(movesBetween(hidden(earlier, 1), hidden(later, 2)).isUnexplained).toBe(true);
    const text = (at: Date) => asOf(at, [views(`ms > ${at.getTime()}`)], 'f0 > 0', {});
    expect(movesBetween(text(earlier), text(later)).isUnexplained).toBe(true);
  });
});

test('what a rule reads decides which events concern it', () => {
  const reads = (features: readonly Feature[]) => asOf(later, features, '1', {});
  expect(metricsOf(reads([views('1')]))).toEqual(new Set(['Viewed Product']));
  const { metrics: _, ...anyMetric } = views('1');
  expect(metricsOf(reads([anyMetric]))).toBeNull();
  expect(metricsOf(reads([{ source: 'profile', name: 'f0', expression: 'known' }]))).toEqual(new Set());
  expect(readsFigures(reads([{ ...views('1'), source: 'figures' }]))).toBe(true);
  expect(isRelative(reads([{ source: 'profile', name: 'f0', scale: { features: [], rankings: [], cuts: [] } }]))).toBe(
    true,
  );
});

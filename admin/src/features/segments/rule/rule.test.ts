import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isComplete, lacking } from './complete.ts';
import type { Condition } from './conditions.ts';
import { edit, type Edit } from './edit.ts';
import { changeHistory, startHistory } from './history.ts';
import { measuredWords } from './measured.ts';
import { withOperator } from './operators.ts';
import { find, groupsOf, nodeAt, nodesOf, readTree, writeTree } from './tree.ts';
import { conditionWords, type Names } from './words.ts';

const orders = (value: number): Condition => ({ kind: 'trait', trait: 'orders', is: { op: 'gte', value } });
const rule = {
  version: 1,
  population: 'known',
  where: { all: [orders(3), { any: [orders(1), { none: [orders(2)] }] }, { kind: 'moon', phase: 'full' }] },
};

describe('a rule under edit', () => {
  it('comes back as it was read, unknown kinds included', () => {
    expect(writeTree(readTree(rule))).toEqual(rule);
  });

  it('puts a lone condition into a group and leaves empty groups out', () => {
    expect(writeTree(readTree({ where: orders(3) }))['where']).toEqual({ all: [orders(3)] });
    const emptied = edit(edit(readTree(rule), { type: 'remove', id: 'root.1.1.0' }), {
      type: 'remove',
      id: 'root.1.0',
    });
    expect(writeTree(emptied)['where']).toEqual({ all: [orders(3), { kind: 'moon', phase: 'full' }] });
  });

  it('moves a node between groups but never into itself', () => {
    const tree = readTree(rule);
    const moved = edit(tree, { type: 'move', id: 'root.0', parent: 'root.1', at: 0 });
    expect(writeTree(moved)['where']).toMatchObject({
      all: [{ any: [orders(3), orders(1), { none: [orders(2)] }] }, {}],
    });
    expect(edit(tree, { type: 'move', id: 'root.1', parent: 'root.1.1', at: 0 })).toBe(tree);
    expect(edit(tree, { type: 'remove', id: 'root' })).toBe(tree);
  });

  it('leaves a group at its end when shifted further', () => {
    const tree = edit(readTree(rule), { type: 'shift', id: 'root.1.0', by: -1 });
    expect(writeTree(tree)['where']).toMatchObject({
      all: [orders(3), orders(1), { any: [{ none: [orders(2)] }] }, {}],
    });
  });

  it('finds the place of a fault, counting only what was sent', () => {
    const tree = edit(readTree(rule), {
      type: 'add',
      parent: 'root',
      node: { id: 'e', op: 'any', children: [] },
      at: 0,
    });
    expect(nodeAt(tree.root, '/rule/where/all/0/is')?.id).toBe('root.0');
    expect(nodeAt(tree.root, '/rule/where/all/1/any/1/none/0/is/value')?.id).toBe('root.1.1.0');
  });

  it('keeps ids apart and undoes every edit exactly', () => {
    const id = fc.constantFrom('root', 'root.0', 'root.1', 'root.1.0', 'root.1.1', 'root.2', 'n1', 'n2');
    const action: fc.Arbitrary<Edit> = fc.oneof(
      fc.record({ type: fc.constant('remove' as const), id }),
      fc.record({ type: fc.constant('wrap' as const), id }).map((a) => ({ ...a, as: '' })),
      fc.record({ type: fc.constant('unwrap' as const), id }),
      fc.record({ type: fc.constant('duplicate' as const), id }).map((a) => ({ ...a, as: '' })),
      fc.record({ type: fc.constant('shift' as const), id, by: fc.constantFrom(1 as const, -1 as const) }),
      fc.record({ type: fc.constant('move' as const), id, parent: id, at: fc.nat(3) }),
    );
    fc.assert(
      fc.property(fc.array(action, { maxLength: 12 }), (actions) => {
        const start = startHistory(readTree(rule));
        const named = actions.map((a, i) => ('as' in a ? { ...a, as: `new${i}` } : a));
        const after = named.reduce(changeHistory, start);
        const ids = [...nodesOf(after.present.root)].map((node) => node.id);
        expect(new Set(ids).size).toBe(ids.length);
        const back = after.past.reduce((history) => changeHistory(history, { type: 'undo' }), after);
        expect(back.present).toEqual(start.present);
        const again = after.past.reduce((history) => changeHistory(history, { type: 'redo' }), back);
        expect(again.present).toEqual(after.present);
      }),
    );
  });

  it('takes typing into one field back at once', () => {
    const type = (value: number, step: string) => ({
      type: 'change' as const,
      id: 'root.0',
      condition: orders(value),
      step,
    });
    const typed = [type(1, 'value'), type(12, 'value'), type(5, 'other')].reduce(
      changeHistory,
      startHistory(readTree(rule)),
    );
    expect(typed.past).toHaveLength(2);
    const undone = changeHistory(changeHistory(typed, { type: 'undo' }), { type: 'undo' });
    expect(find(undone.present.root, 'root.0')).toMatchObject({ condition: orders(3) });
  });
});

it('says what a condition lacks', () => {
  expect(lacking(orders(3))).toBeNull();
  expect(lacking({ kind: 'segment', segmentId: 0, in: true })).toBe('Choose a segment.');
  expect(lacking({ kind: 'location', country: [] })).toBe('Choose at least one place.');
  expect(lacking({ kind: 'property', field: 'city', is: { op: 'in', values: [] } })).not.toBeNull();
  expect(isComplete(readTree({ where: { all: [] } }))).toBe(false);
  expect(isComplete(readTree(rule))).toBe(true);
  expect(groupsOf(readTree(rule).root)).toHaveLength(3);
});

it('keeps the operand when the operator changes within its family', () => {
  expect(withOperator({ op: 'gte', value: 3 }, 'lt', 'number')).toEqual({ op: 'lt', value: 3 });
  expect(withOperator({ op: 'equals', value: 'Berlin' }, 'in', 'text')).toEqual({ op: 'in', values: ['Berlin'] });
  expect(withOperator({ op: 'gte', value: 3 }, 'between', 'number')).toEqual({ op: 'between', from: 1, to: 10 });
});

it('says a condition in words', () => {
  const names: Names = {
    field: (field) => field,
    trait: () => 'Net spend',
    figure: (figure) => figure,
    segment: () => 'VIP',
    country: (code) => code,
    amount: (value, money) => (money ? `€${value}` : String(value)),
    isMoney: () => true,
    day: (day) => day,
  };
  const said = (condition: Condition) => conditionWords(condition, names);
  const did = { kind: 'event', metric: 'Placed Order', measure: 'count', where: [] } as const;
  expect(said(orders(100))).toBe('Net spend is at least €100');
  expect(said({ ...did, where: [], window: { type: 'ever' }, is: { op: 'eq', value: 0 } })).toBe('Placed Order never');
  expect(
    said({ ...did, where: [], window: { type: 'last', amount: 1, unit: 'day' }, is: { op: 'gte', value: 2 } }),
  ).toBe('Placed Order at least 2 times in the last 1 day');
  expect(said({ kind: 'segment', segmentId: 4, in: false })).toBe('Is not in segment VIP');
});

it('writes measured values in the brand’s zone and locale', () => {
  const format = { locale: 'en-GB', zone: 'Europe/Berlin' };
  expect(measuredWords('2026-11-16 19:49:08.141', format)).toBe('16 Nov 2026, 20:49');
  expect(measuredWords('subscribed, 2026-11-16 19:49:08.141', format)).toBe('subscribed, 16 Nov 2026, 20:49');
  expect([measuredWords('1234.5', format), measuredWords('4', format), measuredWords(null, format)]).toEqual([
    '1,234.50',
    '4',
    '–',
  ]);
});

import { describe, expect, it } from 'vitest';
import { nextSort, sortRows, type Column } from './columns.ts';
import {
  isSelected,
  loadedState,
  nothingSelected,
  selectedCount,
  selectThrough,
  toggleLoaded,
  toggleRow,
} from './selection.ts';

interface Row {
  name: string;
  spend: number | null;
}

const columns: Column<Row>[] = [
  { id: 'name', header: 'Name', cell: (row) => row.name, sortValue: (row) => row.name },
  { id: 'spend', header: 'Spend', cell: (row) => row.spend, sortValue: (row) => row.spend },
];
const rows: Row[] = [
  { name: 'b10', spend: 5 },
  { name: 'a', spend: null },
  { name: 'b9', spend: 70 },
];
const names = (sorted: Row[]) => sorted.map((row) => row.name);

describe('sorting', () => {
  it('puts what is unknown last in both directions', () => {
    expect(names(sortRows(rows, columns, { column: 'spend', direction: 'asc' }))).toEqual(['b10', 'b9', 'a']);
    expect(names(sortRows(rows, columns, { column: 'spend', direction: 'desc' }))).toEqual(['b9', 'b10', 'a']);
  });

  it('reads numbers inside text and leaves the rows alone without a sort', () => {
    expect(names(sortRows(rows, columns, { column: 'name', direction: 'asc' }))).toEqual(['a', 'b9', 'b10']);
    expect(names(sortRows(rows, columns, undefined))).toEqual(['b10', 'a', 'b9']);
  });

  it('turns round on the second click', () => {
    const once = nextSort(undefined, 'name');
    expect(once.direction).toBe('asc');
    expect(nextSort(once, 'name').direction).toBe('desc');
    expect(nextSort({ column: 'name', direction: 'asc' }, 'spend')).toEqual({ column: 'spend', direction: 'asc' });
  });
});

describe('selection', () => {
  const loaded = ['a', 'b', 'c', 'd'];
  const some = (...ids: string[]) => ({ kind: 'some' as const, ids: new Set(ids) });

  it('turns single rows', () => {
    expect(toggleRow(nothingSelected, 'a', loaded)).toEqual(some('a'));
    expect(toggleRow(some('a', 'b'), 'a', loaded)).toEqual(some('b'));
    expect(toggleRow({ kind: 'all' }, 'b', loaded)).toEqual(some('a', 'c', 'd'));
  });

  it('chooses a stretch in either direction', () => {
    expect(selectThrough(some('a'), 'a', 'c', loaded)).toEqual(some('a', 'b', 'c'));
    expect(selectThrough(some('d'), 'd', 'b', loaded)).toEqual(some('d', 'b', 'c'));
    expect(selectThrough(nothingSelected, 'gone', 'b', loaded)).toEqual(some('b'));
  });

  it('knows how much of what is loaded is chosen', () => {
    expect(loadedState(nothingSelected, loaded)).toBe('none');
    expect(loadedState(some('a'), loaded)).toBe('some');
    expect(toggleLoaded(some('a'), loaded)).toEqual(some(...loaded));
    expect(toggleLoaded(some(...loaded), loaded)).toEqual(nothingSelected);
  });

  it('counts everything that matches', () => {
    expect(selectedCount({ kind: 'all' }, 12_430)).toBe(12_430);
    expect(selectedCount(some('a'), 12_430)).toBe(1);
    expect(isSelected({ kind: 'all' }, 'anything')).toBe(true);
  });
});

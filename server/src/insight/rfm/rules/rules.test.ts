import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cellsOf, groupFaults, usualGroups } from './groups.ts';
import { monthsUntil } from './months.ts';

it.each([3, 4, 5])('puts every combination of %d scores into one of the usual groups', (bins) => {
  const groups = usualGroups(bins);
  const cells = cellsOf(bins, groups);
  expect(cells).toHaveLength(bins ** 3);
  expect(cells.filter(({ group }) => group === null)).toEqual([]);
  expect(groupFaults(bins, groups)).toEqual([]);
  expect(new Set(cells.map(({ group }) => group))).toEqual(new Set(groups.map(({ key }) => key)));
});

it('calls the best champions and the worst lost', () => {
  for (const bins of [3, 4, 5]) {
    const cells = cellsOf(bins, usualGroups(bins));
    expect([cells.at(-1)?.group, cells[0]?.group]).toEqual(['champions', 'lost']);
  }
});

it('names the hole that groups leave, and what is out of range', () => {
  const [first, ...others] = usualGroups(5);
  expect(groupFaults(5, others.slice(0, 3))).toMatchObject([{ path: '/groups' }]);
  expect(groupFaults(3, first ? [{ ...first, r: [1, 4] }] : [])).toMatchObject([
    { path: '/groups/0/r' },
    { path: '/groups/0/f' },
    { path: '/groups/0/m' },
  ]);
  expect(groupFaults(5, [...usualGroups(5), ...(first ? [{ ...first, key: 'x' }] : [])])).toMatchObject([
    { path: `/groups/${usualGroups(5).length}/name` },
  ]);
});

it('counts the months of a zone without gap or overlap', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2001-01-01'), max: new Date('2037-01-01'), noInvalidDate: true }),
      fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Pacific/Auckland'),
      (now, zone) => {
        const months = monthsUntil(now, new Date(0), zone);
        expect(months).toHaveLength(25);
        expect(months[0]!.from <= now && now < months[0]!.to).toBe(true);
        for (const [i, month] of months.entries()) if (i > 0) expect(month.to).toEqual(months[i - 1]!.from);
      },
    ),
    { numRuns: 50 },
  );
  expect(
    monthsUntil(new Date('2026-11-22T12:00:00Z'), new Date('2026-09-30T22:30:00Z'), 'Europe/Berlin').map((m) => m.name),
  ).toEqual(['2026-11', '2026-10']);
});

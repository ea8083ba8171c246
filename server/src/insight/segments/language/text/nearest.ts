const longest = 60;

/** The name that is meant by a slip of the pen: about a third of its letters may differ, not the first. Ties go to the first. */
export function nearest(typed: string, names: Iterable<string>): string | undefined {
  const wanted = plain(typed);
  if (wanted === '') return undefined;
  let best: { name: string; distance: number } | undefined;
  for (const name of names) {
    const candidate = plain(name);
    const limit = Math.min(best === undefined ? Infinity : best.distance - 1, slips(wanted, candidate));
    if (limit < 0 || Math.abs(candidate.length - wanted.length) > limit) continue;
    const distance = distanceWithin(wanted, candidate, limit);
    if (distance <= limit) best = { name, distance };
    if (distance === 0) break;
  }
  return best?.name;
}

const slips = (wanted: string, candidate: string): number =>
  wanted[0] === candidate[0] ? Math.floor((wanted.length + 2) / 3) : wanted.length < 4 ? 0 : 1;

const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/^["']|["']$/gu, '')
    .replace(/[\s_-]+/gu, ' ')
    .slice(0, longest);

/** Changes, insertions, deletions and swaps of neighbours; more than `limit` when it is more. */
function distanceWithin(a: string, b: string, limit: number): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    if (Math.min(...row) > limit) return limit + 1;
    before = last;
    last = row;
  }
  return last[b.length] ?? limit + 1;
}

/** Scores of a group, both ends included; 1 is worst. */
export type Span = readonly [from: number, to: number];

/** Of several groups that fit, the first one counts. */
export type Group = {
  /** Stays when the name changes. */
  key: string;
  name: string;
  meaning: string;
  r: Span;
  f: Span;
  m: Span;
};

/**
 * The usual map, on a scale of five (after Shopify's and Klaviyo's groups and the eleven of Putler that both descend
 * from): buyers that are recent and frequent first, then those who were, then those who hardly were.
 */
const usual: readonly Group[] = [
  group('champions', 'Champions', 'Bought lately, often and for much', [4, 5], [4, 5], [4, 5]),
  group('loyal', 'Loyal', 'Buy again and again', [3, 5], [3, 5]),
  group('cant-lose', 'Can’t lose', 'Were among the best and have not been back', [1, 2], [4, 5], [4, 5]),
  group('at-risk', 'At risk', 'Bought repeatedly, but not for a while', [1, 2], [3, 5]),
  group('potential-loyalists', 'Potential loyalists', 'Recent, with a second order or near it', [4, 5], [2, 2]),
  group('new', 'New', 'Bought for the first time just now', [5, 5], [1, 1]),
  group('promising', 'Promising', 'Recent, with a single order', [4, 4], [1, 1]),
  group('needs-attention', 'Needs attention', 'Neither recent nor long gone', [3, 3], [1, 2]),
  group('hibernating', 'Hibernating', 'Few orders, long ago', [2, 2], [1, 2]),
  group('lost', 'Lost', 'Few orders, longest ago', [1, 1], [1, 2]),
];

function group(key: string, name: string, meaning: string, r: Span, f: Span, m: Span = [1, 5]): Group {
  return { key, name, meaning, r, f, m };
}

/** The usual groups for a number of bins; what no score falls into is left out. */
export function usualGroups(bins: number): Group[] {
  const levels = scores(bins).map((score) => 1 + Math.round(((score - 1) / (bins - 1)) * 4));
  const span = ([low, high]: Span): Span | null => {
    const inside = scores(bins).filter((score) => (levels[score - 1] ?? 0) >= low && (levels[score - 1] ?? 0) <= high);
    const [first] = inside;
    return first === undefined ? null : [first, inside.at(-1) ?? first];
  };
  const fitted = usual.flatMap((one) => {
    const [r, f, m] = [span(one.r), span(one.f), span(one.m)];
    return r && f && m ? [{ ...one, r, f, m }] : [];
  });
  // With fewer bins some groups lie wholly behind others.
  const reached = new Set(cellsOf(bins, fitted).map(({ group: key }) => key));
  return fitted.filter(({ key }) => reached.has(key));
}

export type Cell = { r: number; f: number; m: number; group: string | null };

/** Every combination of scores and the group it is in; null for one that no group covers. */
export function cellsOf(bins: number, groups: readonly Group[]): Cell[] {
  const within = (score: number, [low, high]: Span): boolean => score >= low && score <= high;
  return scores(bins).flatMap((r) =>
    scores(bins).flatMap((f) =>
      scores(bins).map((m) => {
        const found = groups.find((one) => within(r, one.r) && within(f, one.f) && within(m, one.m));
        return { r, f, m, group: found?.key ?? null };
      }),
    ),
  );
}

/** Why groups cannot be used, each with where; empty when they can. */
export function groupFaults(bins: number, groups: readonly Group[]): { path: string; message: string }[] {
  const faults: { path: string; message: string }[] = [];
  for (const [i, one] of groups.entries()) {
    for (const dimension of ['r', 'f', 'm'] as const) {
      const [low, high] = one[dimension];
      if (low < 1 || high > bins || low > high)
        faults.push({
          path: `/groups/${i}/${dimension}`,
          message: `Give scores from 1 to ${bins}, the lower one first.`,
        });
    }
    const twin = groups.findIndex(
      (other) => other.key === one.key || other.name.toLowerCase() === one.name.toLowerCase(),
    );
    if (twin < i)
      faults.push({ path: `/groups/${i}/name`, message: `"${one.name}" is there already. Choose another name.` });
  }
  const open = cellsOf(bins, groups).find((cell) => cell.group === null);
  if (open && faults.length === 0)
    faults.push({
      path: '/groups',
      message: `Recency ${open.r}, frequency ${open.f}, money ${open.m} is in no group. Add a last group that takes everybody else.`,
    });
  return faults;
}

export const scores = (bins: number): number[] => Array.from({ length: bins }, (_, i) => i + 1);

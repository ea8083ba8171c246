import type { paths } from '@rapport/sdk';

export type Overlap = paths['/api/v1/segments/overlap']['get']['responses'][200]['content']['application/json'];

export type OverlapCell = { both: number; share: number };

/** What two segments share, as a share of the first one's people; null for a segment with itself. */
export function cellOf({ segments, pairs }: Overlap, row: number, column: number): OverlapCell | null {
  const [one, other] = [segments[row]?.id, segments[column]?.id];
  const straight = pairs.find((pair) => pair.one === one && pair.other === other);
  if (straight) return { both: straight.both, share: straight.shareOfOne };
  const turned = pairs.find((pair) => pair.one === other && pair.other === one);
  return turned ? { both: turned.both, share: turned.shareOfOther } : null;
}

/** The rule "in one and in the other". */
export const inBoth = (one: number, other: number): Record<string, unknown> => ({
  all: [
    { kind: 'segment', segmentId: one },
    { kind: 'segment', segmentId: other },
  ],
});

import type { ConditionText } from '../language/text/condition-text.ts';
import { durationText, readDuration } from '../language/text/durations.ts';
import { readDigits } from '../language/text/numbers.ts';
import type { Lookup } from '../language/text/names.ts';
import { phrases, said } from '../language/text/phrases.ts';
import { quotedValue } from '../language/text/quoting.ts';
import { shown, type Reader } from '../language/text/reader.ts';
import { nearest } from '../language/text/nearest.ts';
import { readValue } from '../language/text/values.ts';
import type { Unit } from '../language/tests.ts';

type SegmentCondition = {
  kind: 'segment';
  segmentId: number;
  in: boolean;
  since?: { amount: number; unit: Unit } | undefined;
};

const membership = phrases<boolean>([
  ...said(
    true,
    'in segment',
    'in the segment',
    'is in segment',
    'is in the segment',
    'are in segment',
    'segment',
    'segment =',
    'segment is',
  ),
  ...said(
    true,
    'member of',
    'a member of',
    'is member of',
    'is a member of',
    'member of segment',
    'is a member of segment',
    'been in segment',
  ),
  ...said(
    false,
    'not in segment',
    'not in the segment',
    'is not in segment',
    'is not in the segment',
    "isn't in segment",
    'segment is not',
    'segment !=',
  ),
  ...said(
    false,
    'not a member of',
    'is not a member of',
    'not member of',
    'not a member of segment',
    'is not a member of segment',
    'outside segment',
  ),
]);
const since = phrases(said(true, 'for at least', 'for more than', 'for over', 'for', 'since at least'));

/** `in segment 'VIP'`, `not in segment #12`, `in segment 'VIP' for at least 30 days`. */
export const segmentText: ConditionText<SegmentCondition> = {
  words: ['in segment', 'not in segment', 'is in segment', 'member of', 'segment'],
  read(r, lead) {
    const inside = r.match(membership);
    if (inside === undefined) return undefined;
    const segmentId = readSegment(r);
    const from = r.place;
    const lasting = r.match(since) ? r.mark(readDuration(r), from) : undefined;
    // "never in segment", "has not been in segment"
    const isIn = lead.negative ? !inside : inside;
    return { kind: 'segment', segmentId, in: isIn, ...(lasting && { since: lasting }) };
  },
  deeds: true,
  write({ segmentId, in: inside, since: lasting }, names) {
    const long = lasting === undefined ? '' : ` for at least ${durationText(lasting)}`;
    return `${inside ? '' : 'not '}in ${segmentWords(segmentId, names)}${long}`;
  },
};

export function segmentWords(id: number, names: Lookup): string {
  const name = names.segmentName(id);
  return `segment ${name === undefined ? `#${id}` : quotedValue(name)}`;
}

/** The name or number of a segment. */
export function readSegment(r: Reader): number {
  const start = r.place;
  if (r.take('#') || r.peek().type === 'number') {
    const id = readDigits(r, 'the number of a segment', false);
    if (r.names.segmentName(id) === undefined)
      r.warn(`There is no segment #${id} in this workspace.`, r.spanFrom(start));
    return id;
  }
  const plain = r.matchName(r.names.segment);
  if (plain !== undefined) return plain;
  const from = r.place;
  const name = readValue(r, `a segment: 'VIP' or #12`);
  const id = r.names.segmentNamed(name);
  if (id !== undefined) return id;
  const near = nearest(
    name,
    r.names.segments.map((segment) => segment.name),
  );
  return r.fail(
    `There is no segment called ${shown(name)}.`,
    r.spanFrom(from),
    near === undefined ? undefined : quotedValue(near),
  );
}

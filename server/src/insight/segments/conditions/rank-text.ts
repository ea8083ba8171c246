import type { ConditionText } from '../language/text/condition-text.ts';
import { numberText, readDigits } from '../language/text/numbers.ts';
import { phrases, said } from '../language/text/phrases.ts';
import type { Reader } from '../language/text/reader.ts';
import { measureText, readMeasure } from './measure-text.ts';
import type { RankCondition } from './rank-shape.ts';
import { readSegment, segmentWords } from './segment-text.ts';

type End = RankCondition['end'];

const heads = phrases<End>(
  (['highest', 'lowest'] as const).flatMap((end) =>
    (end === 'highest' ? ['top', 'best', 'highest'] : ['bottom', 'worst', 'lowest']).flatMap((word) =>
      said(
        end,
        ...['in the', 'is in the', 'are in the', 'among the', 'in', 'the', ''].map((lead) => `${lead} ${word}`.trim()),
      ),
    ),
  ),
);
const ranges = phrases<End>([
  ...said('highest' as const, 'between the top', 'from the top', 'between top', 'rank between', 'rank from'),
  ...said('lowest' as const, 'between the bottom', 'from the bottom', 'between bottom'),
]);
const ranks = phrases(said(true, 'rank at most', 'rank is at most', 'rank <=', 'rank up to', 'ranks at most'));
const known = phrases(said(true, 'known people', 'known', 'identified people', 'identified', 'everybody known'));
const buyers = phrases(said(true, 'buyers', 'customers', 'all buyers', 'all customers', 'people who bought'));

/** `in the top 10% by net spend among buyers`, `between the top 10% and 20% by …`, `in the bottom 100 by … among segment 'VIP'`. */
export const rankText: ConditionText<RankCondition> = {
  words: ['in the top', 'in the bottom', 'between the top', 'between the bottom', 'top', 'bottom', 'rank at most'],
  read(r) {
    const from = r.place;
    const places = readPlaces(r);
    if (places === undefined) {
      r.reset(from);
      return undefined;
    }
    if (!r.take('by') && !r.take('of')) r.expected('"by" and a number of people such as net spend', ['by']);
    const by = readMeasure(r);
    return { kind: 'rank', by, ...places, ...readAmong(r) };
  },
  write({ by, end, unit, from, to, among }, names) {
    const side = end === 'highest' ? 'top' : 'bottom';
    const place = (at: number): string => `${numberText(at)}${unit === 'percent' ? '%' : ''}`;
    const which = from === 0 ? `in the ${side} ${place(to)}` : `between the ${side} ${place(from)} and ${place(to)}`;
    const whom = among === 'known' ? 'known people' : among === 'buyers' ? among : segmentWords(among.segmentId, names);
    return `${which} by ${measureText(by, names)} among ${whom}`;
  },
};

type Places = { end: End; unit: RankCondition['unit']; from?: number; to: number };

function readPlaces(r: Reader): Places | undefined {
  if (r.match(ranks)) return { end: 'highest', unit: 'people', to: readDigits(r, 'a place such as 100') };
  const end = r.match(ranges);
  if (end !== undefined) {
    const first = readPlace(r);
    if (!r.take('and') && !r.take('to')) r.expected('"and" and the other end');
    r.take('the');
    const second = readPlace(r);
    const unit = second.unit === 'percent' || first.unit === 'percent' ? 'percent' : 'people';
    return { end, unit, from: first.at, to: second.at };
  }
  const single = r.match(heads);
  if (single === undefined || r.peek().type !== 'number') return undefined;
  const first = readPlace(r);
  if (!r.take('to') && !r.take('-')) return { end: single, unit: first.unit, to: first.at };
  const second = readPlace(r);
  return { end: single, unit: second.unit, from: first.at, to: second.at };
}

function readPlace(r: Reader): { at: number; unit: RankCondition['unit'] } {
  const at = readDigits(r, 'how many, such as 10% or 100');
  if (r.take('%') || r.take('percent')) return { at, unit: 'percent' };
  r.take('people');
  return { at, unit: 'people' };
}

function readAmong(r: Reader): Partial<Pick<RankCondition, 'among'>> {
  if (!r.take('among') && !r.take('of', 'all')) return {};
  r.take('the');
  if (r.match(known)) return { among: 'known' };
  if (r.match(buyers)) return { among: 'buyers' };
  if (r.take('segment') || r.take('members', 'of')) return { among: { segmentId: readSegment(r) } };
  return r.expected(`"buyers", "known people" or "segment 'VIP'"`, ['buyers', 'known people', 'segment']);
}

import type { Compilation } from '../compiler/types.ts';
import { truthsOf } from './people.ts';

/**
 * Memberships of one person in many segments as whole numbers of 64 bits, four bits to a segment, so that the engine
 * adds them up per person instead of grouping by segment and person. A digit (-8 to 7) of "holds now" minus "the
 * history's steps" says how the segment changed; arithmetic modulo 2^64 keeps the digits apart.
 */
const perWord = 16;
const placeOf = (segment: number): string => String(16n ** BigInt(segment));
const places = (count: number): string[] => Array.from({ length: count }, (_, i) => placeOf(i));

const words = (segments: number): number[] => Array.from({ length: Math.ceil(segments / perWord) }, (_, word) => word);

/** `w0 … wn` of a row of `everyFeature`: the rules that hold. */
export function lanesNow(compilation: Compilation): string {
  const truths = truthsOf(compilation);
  return words(truths.length)
    .map((word) => {
      const some = truths.slice(word * perWord, (word + 1) * perWord);
      return `toInt64(${some.map((truth, i) => `if(${truth}, ${placeOf(i)}, 0)`).join(' + ')}) AS w${word}`;
    })
    .join(', ');
}

/** `w0 … wn` of a row of the history, taken away. @param ids an array of the engine: the segments, in the rules' order */
export const lanesBefore = (segments: number, ids: string): string =>
  words(segments)
    .map((word) => {
      const count = Math.min(perWord, segments - word * perWord);
      const some = `arraySlice(${ids}, ${word * perWord + 1}, ${count})`;
      return `transform(segment_id, ${some}, CAST([${places(count).join(', ')}], 'Array(Int64)'), toInt64(0)) * -sign AS w${word}`;
    })
    .join(', ');

export const lanesSummed = (segments: number): string =>
  words(segments)
    .map((word) => `sum(w${word}) AS d${word}`)
    .join(', ');

export const lanesDiffer = (segments: number): string =>
  words(segments)
    .map((word) => `d${word} != 0`)
    .join(' OR ');

/** Pairs of segment and change of a person, those that changed. Eight is added to each digit, so that none borrows. */
export function lanesChanged(segments: number, ids: string): string {
  const eights = '9838263505978427528';
  const sums = words(segments).map((word) => `toUInt64(d${word}) + ${eights}`);
  const digit = `bitAnd(bitShiftRight([${sums.join(', ')}][intDiv(i, ${perWord}) + 1], 4 * (i % ${perWord})), 15)`;
  return `arrayFilter(one -> one.2 != 0, arrayMap((id, i) -> (id, toInt8(${digit} - 8)), ${ids}, range(${segments})))`;
}

import { invalid } from '../../../kernel/problem.ts';
import type { Builder } from '../compiler/builder.ts';
import type { Measured } from './measured.ts';
import { traits, type Trait } from './traits.ts';

export type TraitValue = {
  trait: Trait;
  /** A feature of the profile, or over features where the value is computed as of a past moment. */
  value: string;
  isThen: boolean;
  /** Makes what is computed of it a feature, where the value itself is none yet. */
  keep(sql: string): string;
};

export function traitValue(name: string, b: Builder): TraitValue {
  const trait = traits[name];
  if (!trait) throw invalid(`There is no figure "${name}".`, undefined, 'invalid_rule');
  const isThen = b.historic && trait.then !== undefined;
  if (b.historic && !isThen) b.caveat(`"${trait.title}" has no history: it is as it is today.`);
  const raw = isThen && trait.then ? trait.then(b) : trait.now;
  const value = trait.money ? `(${raw}) / ${b.minorPerUnit}` : raw;
  return { trait, value, isThen, keep: (sql) => (isThen ? sql : b.profile(sql)) };
}

/** Without any order the counts and sums are 0, averages and dates are missing. */
export const isMissingWhenAbsent = (trait: Trait): boolean =>
  trait.type !== 'number' || trait.now.includes('NULL') || trait.now === 'days_between_orders';

/** A figure as a number to be ranked or divided. @throws Problem 422 for a date or text */
export function measureTrait({ trait: name }: { trait: string }, b: Builder): Measured {
  const { trait, value, keep } = traitValue(name, b);
  if (trait.type !== 'number') {
    throw invalid(`"${trait.title}" is no number; choose one such as net spend.`, undefined, 'invalid_rule');
  }
  const isMissing = isMissingWhenAbsent(trait);
  return {
    value: keep(value),
    whenAbsent: isMissing ? null : 0,
    isTotal: !isMissing,
    isMoney: trait.money ?? false,
    name: trait.title,
    when: '',
  };
}

import type { Fault, House } from '../house.ts';

/** `any` switches the types off for everyone who touches the value. */
export function anyType(house: House): Fault[] {
  return [...house.facts].flatMap(([path, { anys }]) =>
    anys.map(({ line }) => ({
      rule: 'any',
      path,
      text: `${path}:${line} says any: write the type, or unknown and a check.`,
    })),
  );
}

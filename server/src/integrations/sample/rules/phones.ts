/** Ranges that the regulators of these countries keep for fiction: prefixes, how many digits follow, and who gets one. */
const ranges: Readonly<Record<string, { prefixes: readonly string[]; digits: number; every: number }>> = {
  GB: { prefixes: ['+447700900', '+441632960', '+442079460'], digits: 3, every: 5 },
  DE: { prefixes: ['+493023125', '+494066969', '+492214710', '+498999998'], digits: 3, every: 5 },
  FR: { prefixes: ['+3363998', '+3319900', '+3326191', '+3335301', '+3346571', '+3353649'], digits: 4, every: 3 },
  US: {
    prefixes: ['212', '503', '206', '617', '718', '917', '425', '971', '339', '781'].map((area) => `+1${area}55501`),
    digits: 2,
    every: 9,
  },
};

/** A fictional number that no other person of the sample has; undefined where the range has run out. */
export function fictionalPhone(country: string, index: number): string | undefined {
  const range = ranges[country];
  if (!range || index % range.every !== 0) return undefined;
  const perPrefix = 10 ** range.digits;
  const slot = index / range.every;
  const prefix = range.prefixes[Math.floor(slot / perPrefix)];
  return prefix && prefix + String(slot % perPrefix).padStart(range.digits, '0');
}

const xLogX = (x: string): string => `if(${x} > 0, (${x}) * log(${x}), 0)`;

/** `evidence` of rules/scoring.ts over the columns both, first, second and n (signed integers). */
export const evidenceSql = `greatest(0, 2 * (
  ${xLogX('both')} + ${xLogX('first - both')} + ${xLogX('second - both')} + ${xLogX('n - first - second + both')}
  - ${xLogX('first')} - ${xLogX('n - first')} - ${xLogX('second')} - ${xLogX('n - second')} + ${xLogX('n')}))`;

/** Where the time of a start goes: each lap is the ms since the one before it. */
export type Laps = { lap(name: string): void; ms(): Record<string, number> };

/** The first lap, `load`, is what Node took to load the program. */
export function startLaps(): Laps {
  const ms: Record<string, number> = {};
  let last = 0;
  const lap = (name: string): void => {
    const now = performance.now();
    ms[name] = Math.round(now - last);
    last = now;
  };
  lap('load');
  return { lap, ms: () => ({ ...ms }) };
}

/** From the ground up: a file imports from a lower floor, or from an earlier module of its own. */
const FLOORS = [
  'kernel',
  'platform',
  'foundation',
  'records',
  'insight',
  'messaging',
  'measurement',
  'engagement',
  'creators',
  'integrations',
  'assist',
  'app',
] as const;

export type Floor = (typeof FLOORS)[number];

/** Where a source file of the server stands. Kernel, assist and app are one module each; the programs in `src/` count as app. */
export type Place = { floor: Floor; level: number; module: string };

const ROOT = 'server/src/';
const WHOLE_FLOOR: readonly string[] = ['kernel', 'assist', 'app'];

/** @returns undefined for a file outside server/src */
export function placeOf(path: string): Place | undefined {
  if (!path.startsWith(ROOT)) return undefined;
  const [first = '', second = ''] = path.slice(ROOT.length).split('/');
  const level = (FLOORS as readonly string[]).indexOf(first);
  if (level === -1) return { floor: 'app', level: FLOORS.length - 1, module: 'app' };
  const floor = FLOORS[level]!;
  return { floor, level, module: WHOLE_FLOOR.includes(first) ? first : `${first}/${second}` };
}

/** True for what is never part of the running program. */
export const isTest = (path: string): boolean =>
  /\.test\.tsx?$|(?:^|\/)testing(?:\.ts$|\/)/.test(path) || path.startsWith('server/test/');

export const isSource = (path: string): boolean => /\.tsx?$/.test(path) && !path.endsWith('.d.ts');

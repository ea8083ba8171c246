import { type Fault, type House, importsOf } from '../house.ts';
import { isTest } from '../place.ts';

/** Which workspace may import from which others; e2e and bench look at everything and are imported by nobody. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  server: [],
  admin: ['sdk', 'ui'],
  hub: ['sdk', 'ui'],
  tracker: [],
  sdk: [],
  ui: [],
  e2e: ['server', 'sdk'],
  bench: ['server', 'sdk'],
};

/** Programs that run apart share no code but the client and the visual parts. */
export function packageBorders(house: House): Fault[] {
  const faults: Fault[] = [];
  for (const { from, to, line } of importsOf(house)) {
    const [here, there] = [from.split('/')[0]!, to.split('/')[0]!];
    const allowed = MAY_IMPORT[here];
    if (!allowed || here === there || allowed.includes(there)) continue;
    if (here === 'server' && there === 'sdk' && isTest(from)) continue;
    const text = `${from}:${line} imports ${to}: ${here} may import ${allowed.join(' and ') || 'no other workspace'}.`;
    faults.push({ rule: 'packages', path: from, text });
  }
  return faults;
}

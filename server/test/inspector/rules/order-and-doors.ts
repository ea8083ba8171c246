import { type Fault, type House, importsOf } from '../house.ts';
import { type Place, isTest, placeOf } from '../place.ts';

/** Down or earlier, and through the door. */
export function orderAndDoors(house: House): Fault[] {
  const faults: Fault[] = [];
  for (const { from, to, line } of importsOf(house)) {
    if (isTest(from)) continue;
    const here = placeOf(from);
    const there = placeOf(to);
    if (!here || !there || here.module === there.module) continue;
    const direction = wrongDirection(house, here, there);
    if (direction) {
      const text = `${from}:${line} imports ${to}, but ${direction}: emit a signal, fill a slot, or move the shared part down.`;
      faults.push({ rule: 'order', path: from, text });
    } else if (!isDoor(here, there, to)) {
      const text = `${from}:${line} imports ${to} past the door: import ${there.module}/index.ts.`;
      faults.push({ rule: 'doors', path: from, text });
    }
  }
  return faults;
}

function wrongDirection({ order }: House, here: Place, there: Place): string | undefined {
  if (there.level > here.level) return `${there.floor} is a higher floor than ${here.floor}`;
  if (there.level < here.level || here.floor === 'platform') return undefined;
  const [mine, other] = [order.indexOf(here.module), order.indexOf(there.module)];
  if (mine === -1 || other === -1 || other < mine) return undefined;
  return `${there.module} comes after ${here.module} in app/modules.ts`;
}

/** The kernel and single files of platform are open; app composes the modules and so may open their manifests. */
function isDoor(here: Place, there: Place, to: string): boolean {
  const isOpen = there.floor === 'kernel' || there.module.endsWith('.ts');
  if (isOpen || to === `server/src/${there.module}/index.ts`) return true;
  return here.floor === 'app' && to === `server/src/${there.module}/module.ts`;
}

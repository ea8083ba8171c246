import { copyFacts, foldFacts, foldStatement, noFacts, type ProfileFacts, type Statement } from './fields.ts';

/**
 * What is known of a profile. A device's facts are kept with the device's own profile and shown on its owner as well;
 * `own` is then the owner's facts without them (null: nothing came from a device), so that a device which turns out to
 * be somebody else's takes its facts along.
 */
export type HeldFacts = ProfileFacts & { id: number; known: boolean; own: ProfileFacts | null };

export const newFacts = (id: number, known: boolean): HeldFacts => ({ id, known, own: null, ...noFacts() });

/** A statement about the person. Returns whether anything changed. */
export function learn(held: HeldFacts, statement: Statement): boolean {
  const changed = held.own ? foldStatement(held.own, statement) : false;
  return foldStatement(held, statement) || changed;
}

/** A statement about whoever uses a device: kept with the device, shown on its owner. */
export function learnOfDevice(device: HeldFacts, owner: HeldFacts, statement: Statement): boolean {
  if (device === owner) return learn(device, statement);
  if (!learn(device, statement)) return false;
  takeDevice(owner, device);
  return true;
}

/** Shows a device's facts on its owner. Returns whether there were any. */
export function takeDevice(owner: HeldFacts, device: HeldFacts): boolean {
  if (device === owner || device.known || Object.keys(device.provenance).length === 0) return false;
  owner.own ??= copyFacts(owner);
  foldFacts(owner, device);
  return true;
}

/** The person's own facts with those of exactly these devices on top. */
export function showDevices(owner: HeldFacts, devices: Iterable<HeldFacts>): void {
  if (!owner.own) return;
  Object.assign(owner, copyFacts(owner.own));
  owner.own = null;
  for (const device of devices) takeDevice(owner, device);
}

/** What undoing a merge needs: the survivor's own facts before it, and the fields it took over. */
export type BeforeMerge = ProfileFacts & { taken: string[] };

export function absorb(survivor: HeldFacts, absorbed: HeldFacts): BeforeMerge {
  const before = copyFacts(survivor.own ?? survivor);
  if (absorbed.own) survivor.own ??= copyFacts(survivor);
  const taken = foldFacts(survivor.own ?? survivor, absorbed.own ?? absorbed);
  if (survivor.own) foldFacts(survivor, absorbed);
  survivor.known ||= absorbed.known;
  return { ...before, taken };
}

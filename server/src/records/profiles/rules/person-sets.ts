import { keyOf, type Identifier } from './identifiers.ts';

/** A person of a plan: an existing profile, or one to be created (negative, until the store gives it an id). */
export type PersonRef = number;
export type Creation = { ref: PersonRef; known: boolean; firstSeen: number };
export type Attachment = Identifier & { ref: PersonRef; firstSeen: number };
export type Merge = { survivor: number; absorbed: number; reason: string };

/** A profile with more strong identifiers than this is no person; the link that would pass it is refused. */
export const maxIdentifiers = 50;

/** Union-find over identifiers and profiles, with a size guard. */
export class PersonSets {
  refused = 0;
  private readonly parent = new Map<string, string>();
  private readonly firstSeen = new Map<string, number>();
  private readonly fresh = new Map<string, Identifier>();
  private readonly profiles = new Map<string, number[]>();
  private readonly sizes = new Map<string, number>();
  private readonly refs = new Map<string, PersonRef>();
  private readonly reasons = new Map<string, string>();
  private readonly devices: Creation[] = [];
  private readonly deviceIds: Attachment[] = [];
  private nextRef = -1;
  private readonly counts: ReadonlyMap<number, number>;

  /** @param counts strong identifiers per stored profile */
  constructor(counts: ReadonlyMap<number, number>) {
    this.counts = counts;
  }

  newRef(): PersonRef {
    const ref = this.nextRef;
    this.nextRef -= 1;
    return ref;
  }

  /** A stored identifier and its profile are one set. */
  claim(key: string, profileId: number): void {
    const node = `p:${profileId}`;
    if (!this.parent.has(node)) {
      this.parent.set(node, node);
      this.profiles.set(node, [profileId]);
      this.sizes.set(node, this.counts.get(profileId) ?? 1);
    }
    this.parent.set(key, this.root(node));
  }

  /** An identifier of a message: its own set until joined. */
  meet(identifier: Identifier, time: number): void {
    const key = keyOf(identifier);
    if (!this.parent.has(key)) {
      this.parent.set(key, key);
      this.sizes.set(key, 1);
      this.profiles.set(key, []);
      this.fresh.set(key, identifier);
    }
    this.firstSeen.set(key, Math.min(this.firstSeen.get(key) ?? time, time));
  }

  has(key: string): boolean {
    return this.parent.has(key);
  }

  /** @param reason kept for the merge log where it is another than the usual one */
  join(a: string, b: string, reason?: string): void {
    const left = this.root(a);
    const right = this.root(b);
    if (left === right) return;
    const size = (this.sizes.get(left) ?? 1) + (this.sizes.get(right) ?? 1);
    if (size > maxIdentifiers) {
      this.refused += 1;
      return;
    }
    this.parent.set(right, left);
    const special = reason ?? this.reasons.get(left) ?? this.reasons.get(right);
    if (special !== undefined) this.reasons.set(left, special);
    this.sizes.set(left, size);
    this.profiles.set(left, [...(this.profiles.get(left) ?? []), ...(this.profiles.get(right) ?? [])]);
  }

  refOf(key: string): PersonRef {
    const root = this.root(key);
    const cached = this.refs.get(root);
    if (cached !== undefined) return cached;
    const profiles = this.profiles.get(root) ?? [];
    const ref = profiles.length > 0 ? Math.min(...profiles) : this.newRef();
    this.refs.set(root, ref);
    return ref;
  }

  findRef(key: string): PersonRef | undefined {
    return this.parent.has(key) ? this.refOf(key) : undefined;
  }

  /** The survivor of a stored profile, when this batch merges it. */
  currentOf(profileId: number): PersonRef {
    return this.parent.has(`p:${profileId}`) ? this.refOf(`p:${profileId}`) : profileId;
  }

  createDevice(device: { anonymousId: string; base: PersonRef; firstSeen: number }): void {
    this.devices.push({ ref: device.base, known: false, firstSeen: device.firstSeen });
    this.deviceIds.push({
      kind: 'anonymous',
      value: device.anonymousId,
      ref: device.base,
      firstSeen: device.firstSeen,
    });
  }

  outcome(stored: ReadonlyMap<string, unknown>): { creates: Creation[]; attaches: Attachment[]; merges: Merge[] } {
    const creates = new Map<PersonRef, Creation>();
    const attaches: Attachment[] = [...this.deviceIds];
    for (const [key, identifier] of this.fresh) {
      if (stored.has(key)) continue;
      const ref = this.refOf(key);
      const firstSeen = this.firstSeen.get(key) ?? 0;
      attaches.push({ ...identifier, ref, firstSeen });
      if (ref < 0) {
        const made = creates.get(ref);
        creates.set(ref, { ref, known: true, firstSeen: Math.min(made?.firstSeen ?? firstSeen, firstSeen) });
      }
    }
    return { creates: [...creates.values(), ...this.devices], attaches, merges: this.merges() };
  }

  private merges(): Merge[] {
    const merges: Merge[] = [];
    for (const node of this.parent.keys()) {
      if (this.root(node) !== node) continue;
      const [survivor, ...absorbed] = [...new Set(this.profiles.get(node) ?? [])].sort((a, b) => a - b);
      if (survivor === undefined) continue;
      const reason = this.reasons.get(node) ?? 'shared identifier';
      for (const id of absorbed) merges.push({ survivor, absorbed: id, reason });
    }
    return merges;
  }

  private root(key: string): string {
    let node = key;
    for (;;) {
      const up = this.parent.get(node) ?? node;
      if (up === node) return node;
      this.parent.set(node, this.parent.get(up) ?? up);
      node = up;
    }
  }
}

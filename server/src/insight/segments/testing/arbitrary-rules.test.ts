import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ownKinds } from './words.ts';
import { conditionsOf, type Rule } from '../language/rule.ts';
import { anyRule } from './arbitrary-rules.ts';
import { naiveMembers } from './naive.ts';
import { makeWorld } from './world.ts';

const now = Date.UTC(2026, 10, 22, 12);
const world = makeWorld(7, now);
const everybody = naiveMembers(world, { version: 1, population: 'everyone', where: { kind: 'everyone' } }, moment());
const nested = new Map<number, Rule>(
  [1, 2].map((id) => [id, { version: 1, population: 'known', where: Object.assign({ kind: 'sample' }, { to: 60 }) }]),
);

function moment() {
  return { at: now, historic: false };
}

const found = new Map<string, { some: number; all: number }>();
for (const { where } of fc.sample(anyRule, { numRuns: 600, seed: 5 })) {
  for (const condition of conditionsOf(where)) {
    const members = naiveMembers(world, { version: 1, population: 'everyone', where: condition }, moment(), nested);
    const counts = found.get(condition.kind) ?? { some: 0, all: 0 };
    counts.all += 1;
    if (members.length > 0 && members.length < everybody.length) counts.some += 1;
    found.set(condition.kind, counts);
  }
}

test.each(ownKinds.map(({ kind }) => kind).filter((kind) => kind !== 'everyone'))(
  'of conditions of the kind %s a good part tells people apart',
  (kind) => {
    const { some, all } = found.get(kind) ?? { some: 0, all: 0 };
    expect(all).toBeGreaterThan(5);
    expect(some / all).toBeGreaterThan(0.2);
  },
);

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { permissions, roles, type Actor } from '../../kernel/actor.ts';
import { covers, leavesNoOwner, mayGrant, permissionsOfRole } from './rules.ts';
import { formatKey, newKeyId, newSecret, parseKey } from './keys/key-text.ts';

const role = fc.constantFrom(...roles);
const user = (of: (typeof roles)[number]): Actor => ({ type: 'user', userId: 'u', email: '', role: of });

describe('who may grant what', () => {
  it('never lets anybody hand out a permission they lack', () => {
    fc.assert(
      fc.property(role, role, (own, given) => {
        if (mayGrant(user(own), given)) expect(covers(user(own), permissionsOfRole(given))).toBe(true);
      }),
    );
  });

  it('lets only owners make owners, though admins hold every permission', () => {
    expect(roles.filter((own) => mayGrant(user(own), 'owner'))).toEqual(['owner']);
    expect(mayGrant({ type: 'key', keyId: 'k', kind: 'secret', scopes: permissions }, 'owner')).toBe(false);
  });

  it('keeps an owner through any series of changes it allows', () => {
    const change = fc.record({ index: fc.nat(4), next: fc.option(role, { nil: null }) });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
        let members = [0, 1, 2, 3, 4].map(
          (nr) => ({ userId: `u${nr}`, role: nr === 0 ? 'owner' : 'agent' }) as const,
        ) as {
          userId: string;
          role: (typeof roles)[number];
        }[];
        for (const { index, next } of changes) {
          const userId = `u${index}`;
          if (!members.some((one) => one.userId === userId) || leavesNoOwner(members, userId, next)) continue;
          members = members.flatMap((one) => {
            if (one.userId !== userId) return [one];
            return next === null ? [] : [{ userId, role: next }];
          });
        }
        expect(members.some((one) => one.role === 'owner')).toBe(true);
      }),
    );
  });
});

describe('the text of a key', () => {
  it('reads back what it wrote, whatever the secret', () => {
    for (let round = 0; round < 200; round += 1) {
      const key = { kind: round % 2 ? 'write' : 'secret', id: newKeyId(), secret: newSecret() } as const;
      expect(parseKey(formatKey(key))).toEqual(key);
    }
  });

  it('is nothing else', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parseKey(text)).toBeNull();
      }),
    );
  });
});

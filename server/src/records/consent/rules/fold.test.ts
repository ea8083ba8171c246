import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldConsent, turningPoints, type Statement } from './fold.ts';
import { mergedState } from './merged-state.ts';

const statement = fc.record<Statement>({
  status: fc.constantFrom('subscribed', 'unsubscribed', 'pending'),
  effectiveAt: fc.integer({ min: 1, max: 5 }),
  trusted: fc.boolean(),
  tieBreaker: fc.constantFrom('a', 'b'),
});
const say = (status: Statement['status'], effectiveAt: number, trusted = true): Statement => ({
  status,
  effectiveAt,
  trusted,
  tieBreaker: '',
});

test('the state does not depend on the order of arrival', () => {
  fc.assert(
    fc.property(
      fc
        .array(statement, { maxLength: 8 })
        .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      ([all, shuffled]) => {
        expect(foldConsent(shuffled)).toEqual(foldConsent(all));
        expect(turningPoints(shuffled)).toEqual(turningPoints(all));
      },
    ),
  );
});

test('a public key never widens what is known', () => {
  fc.assert(
    fc.property(fc.array(statement, { minLength: 1, maxLength: 6 }), statement, (known, request) => {
      const trusted = known.map((s) => ({ ...s, trusted: true }));
      const before = foldConsent(trusted)?.status;
      const after = foldConsent([...trusted, { ...request, status: 'subscribed', trusted: false }])?.status;
      if (before !== 'subscribed') expect(after).not.toBe('subscribed');
    }),
  );
});

test('a pending request never weakens a subscription', () => {
  expect(foldConsent([say('subscribed', 1), say('pending', 2)])?.status).toBe('subscribed');
  expect(foldConsent([say('unsubscribed', 1), say('pending', 2)])?.status).toBe('pending');
});

test('of simultaneous decisions the stricter counts', () => {
  expect(foldConsent([say('unsubscribed', 3), say('subscribed', 3)])?.status).toBe('unsubscribed');
});

test('a stranger may subscribe once with a public key', () => {
  expect(foldConsent([say('subscribed', 1, false)])?.status).toBe('subscribed');
  expect(foldConsent([say('unsubscribed', 1), say('subscribed', 2, false)])?.status).toBe('pending');
});

test('a merge keeps the stricter state', () => {
  expect(mergedState({ status: 'unsubscribed', effectiveAt: 1 }, { status: 'subscribed', effectiveAt: 2 })).toEqual({
    status: 'unsubscribed',
    effectiveAt: 2,
    decided: true,
  });
});

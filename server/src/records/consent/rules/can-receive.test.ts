import { expect, test } from 'vitest';
import { canReceive } from './can-receive.ts';

test.each([
  ['email', 'marketing', null, false, { can: false, because: 'never_subscribed' }],
  ['email', 'marketing', 'subscribed', false, { can: true }],
  ['email', 'marketing', 'subscribed', true, { can: false, because: 'suppressed' }],
  ['email', 'marketing', 'pending', false, { can: false, because: 'pending' }],
  ['email', 'transactional', 'unsubscribed', false, { can: true }],
  ['email', 'transactional', null, true, { can: false, because: 'suppressed' }],
  ['sms', 'transactional', null, false, { can: false, because: 'never_subscribed' }],
  ['sms', 'marketing', 'subscribed', false, { can: true }],
] as const)('%s %s with %s (suppressed: %s)', (channel, purpose, status, suppressed, expected) => {
  expect(canReceive(channel, purpose, status, suppressed)).toEqual(expected);
});

test('implied consent is for e-mail only', () => {
  expect(canReceive('email', 'marketing', null, false, { impliedEmail: true })).toEqual({ can: true });
  expect(canReceive('sms', 'marketing', null, false, { impliedEmail: true })).toMatchObject({ can: false });
});

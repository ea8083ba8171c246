import { expect, it } from 'vitest';
import { sortOut } from './sort-out.ts';

const ada = { email: 'ada@example.com', phone: null };
const subscribe = { channel: 'email', status: 'subscribed' } as const;
const unsubscribe = { channel: 'email', status: 'unsubscribed' } as const;

it('changes whoever has an address and another state', () => {
  expect(sortOut(subscribe, ada, null)).toBe('change');
  expect(sortOut(subscribe, ada, { status: 'pending', method: 'form' })).toBe('change');
  expect(sortOut(unsubscribe, ada, { status: 'subscribed', method: 'form' })).toBe('change');
  expect(sortOut(unsubscribe, ada, null)).toBe('change');
});

it('leaves the first proof of those who agreed already', () => {
  expect(sortOut(subscribe, ada, { status: 'subscribed', method: 'form' })).toBe('already');
});

it('asks for an address of the channel', () => {
  expect(sortOut({ ...subscribe, channel: 'sms' }, ada, null)).toBe('no_address');
  expect(sortOut(subscribe, { email: null, phone: '+4930123456' }, null)).toBe('no_address');
});

it('never brings back who left by themselves, but takes back what staff did', () => {
  for (const method of ['unsubscribe_link', 'one_click_unsubscribe', 'spam_complaint', 'inbound_message']) {
    expect(sortOut(subscribe, ada, { status: 'unsubscribed', method })).toBe('left_themselves');
  }
  expect(sortOut(subscribe, ada, { status: 'unsubscribed', method: 'manual' })).toBe('change');
});

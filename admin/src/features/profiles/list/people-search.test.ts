import { expect, it } from 'vitest';
import { readPeopleSearch, ruleOf } from './people-search.ts';

it('leaves out of the address what it does not understand', () => {
  expect(
    readPeopleSearch({ q: 'ann', orders: '-2', consent: 'fax.yes', last: 'soon', rule: '{', sort: 'shoe' }),
  ).toEqual({
    q: 'ann',
  });
  expect(readPeopleSearch({ q: 42, rule: { kind: 'known' } })).toEqual({ q: '42', rule: '{"kind":"known"}' });
});

it('asks for nobody in particular without filters, whatever the search and order', () => {
  expect(ruleOf({})).toBeUndefined();
  expect(ruleOf({ q: 'ann', sort: 'orders', dir: 'asc', hide: 'phone' })).toBeUndefined();
});

it('turns every filter into a condition that must hold', () => {
  expect(
    ruleOf({
      country: 'DE,FR',
      channel: 'creator',
      consent: 'sms.reachable',
      orders: 3,
      spend: 99.5,
      last: 'ago90',
      segment: 7,
      rule: '{"any":[{"kind":"known"}]}',
    }),
  ).toEqual({
    population: 'known',
    where: {
      all: [
        { kind: 'location', country: ['DE', 'FR'] },
        { kind: 'trait', trait: 'acquisitionChannel', is: { op: 'in', values: ['creator'] } },
        { kind: 'consent', channel: 'sms', reachable: true },
        { kind: 'trait', trait: 'orders', is: { op: 'gte', value: 3 } },
        { kind: 'trait', trait: 'netSpend', is: { op: 'gte', value: 99.5 } },
        { kind: 'trait', trait: 'lastOrderAt', is: { op: 'atLeastAgo', amount: 90, unit: 'day' } },
        { kind: 'segment', segmentId: 7 },
        { any: [{ kind: 'known' }] },
      ],
    },
  });
});

it('tells visitors nobody knows from everyone', () => {
  expect(ruleOf({ who: 'everyone' })).toEqual({ population: 'everyone', where: { kind: 'everyone' } });
  expect(ruleOf({ who: 'anonymous' })).toEqual({
    population: 'everyone',
    where: { all: [{ none: [{ kind: 'known' }] }] },
  });
});

import { testPhrasings } from '../testing/phrasings.ts';

const subscribed = { kind: 'consent', channel: 'email', status: 'subscribed' };

testPhrasings([
  [
    subscribed,
    'email consent is subscribed',
    'subscribed to email',
    'is subscribed to email marketing',
    'email marketing is subscribed',
    'email is subscribed',
  ],
  [
    { none: [subscribed] },
    'not (email consent is subscribed)',
    'not subscribed to email',
    'email consent is not subscribed',
    'has not subscribed to email',
  ],
  [
    { kind: 'consent', channel: 'sms', reachable: true },
    'sms consent is reachable',
    'reachable by sms',
    'can receive text messages',
  ],
  [
    { kind: 'location', within: { latitude: 52.37, longitude: 4.9, distance: 50, unit: 'km' } },
    'within 50 km of 52.37, 4.9',
    'is within 50 kilometers of (52.37, 4.90)',
    'lives within 50km from 52.37,4.90',
  ],
  [
    { kind: 'location', country: ['NL', 'BE'], city: ['Delft'] },
    "lives in (country ('NL', 'BE'); city 'Delft')",
    'located in (country NL, BE; city Delft)',
  ],
]);

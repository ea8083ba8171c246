import { property, testPhrasings } from '../testing/phrasings.ts';

testPhrasings([
  [
    property('country', { op: 'equals', value: 'NL' }),
    "country = 'NL'",
    'country is NL',
    'Country equals "NL"',
    'whose country is NL',
    "country 'NL'",
  ],
  [
    property('country', { op: 'in', values: ['NL', 'BE'] }),
    "country in ('NL', 'BE')",
    'country is one of NL, BE',
    'country is NL or BE',
    'country in NL, BE',
  ],
  [
    property('country', { op: 'notEquals', value: 'NL' }),
    "country != 'NL'",
    'country is not NL',
    "country isn't NL",
    'country <> NL',
  ],
  [
    property('email', { op: 'endsWith', value: '@example.com' }),
    "email ends with '@example.com'",
    'e-mail ends with @example.com',
    'email address ending in @example.com',
  ],
  [property('phone', { op: 'exists' }), 'phone exists', 'has a phone', 'phone is set', 'phone number is known'],
  [
    property('postalCode', { op: 'equals', value: '1012' }),
    "postal code = '1012'",
    'zip code is 1012',
    'postalCode = 1012',
  ],
  [property('city', { op: 'equals', value: 'New York' }), "city = 'New York'", 'city is New York'],
  [
    property('properties.tea_club', { op: 'isTrue' }),
    'properties.tea_club is true',
    'tea_club is true',
    'property tea_club = true',
  ],
  [
    property('properties.birthday', { op: 'anniversaryInNext', days: 7 }),
    'properties.birthday anniversary in the next 7 days',
    'birthday anniversary in the next week',
  ],
  [
    property('properties.loyalty points', { op: 'gte', value: 100 }),
    'properties."loyalty points" >= 100',
    'property "loyalty points" at least 100',
  ],
]);

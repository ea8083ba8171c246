import { formatNumber } from '@rapport/ui';
import { countryName, inWords } from '../person-name.ts';
import { listed, type PeopleSearch } from './people-search.ts';

export const filterIds = [
  'who',
  'country',
  'consent',
  'orders',
  'spend',
  'last',
  'segment',
  'channel',
  'rule',
] as const;
export type FilterId = (typeof filterIds)[number];

export const filterLabels: Record<FilterId, string> = {
  who: 'Who',
  country: 'Country',
  consent: 'Consent',
  orders: 'Orders',
  spend: 'Net spend',
  last: 'Last order',
  segment: 'Segment',
  channel: 'Acquired by',
  rule: 'Rule',
};

const channelNames: Record<string, string> = { email: 'E-mail', sms: 'SMS' };
const stateWords: Record<string, string> = {
  subscribed: 'subscribed',
  reachable: 'can be reached',
  pending: 'pending',
  unsubscribed: 'unsubscribed',
  never: 'never asked',
  suppressed: 'suppressed',
};

export const lastOrderOptions = [
  { value: 'in7', label: 'in the last 7 days' },
  { value: 'in30', label: 'in the last 30 days' },
  { value: 'in90', label: 'in the last 90 days' },
  { value: 'in365', label: 'in the last year' },
  { value: 'ago30', label: 'more than 30 days ago' },
  { value: 'ago90', label: 'more than 90 days ago' },
  { value: 'ago180', label: 'more than 180 days ago' },
  { value: 'ago365', label: 'more than a year ago' },
  { value: 'never', label: 'never' },
];

interface Wording {
  locale: string;
  currency: string;
  segmentName: (id: number) => string;
}

/** A filter in force in the reader's words; null when it is not in force. */
export function filterWords(
  id: FilterId,
  search: PeopleSearch,
  { locale, currency, segmentName }: Wording,
): string | null {
  const { who, country, consent, orders, spend, last, segment, channel, rule } = search;
  switch (id) {
    case 'who':
      return who === undefined ? null : who === 'anonymous' ? 'anonymous visitors' : 'everyone, visitors too';
    case 'country':
      return country ? `is ${either(listed(country).map((code) => countryName(code, locale)))}` : null;
    case 'consent': {
      const [on, state] = (consent ?? '').split('.');
      return on && state ? `${channelNames[on] ?? on} ${stateWords[state] ?? state}` : null;
    }
    case 'orders':
      return orders ? `at least ${formatNumber(orders, { locale })}` : null;
    case 'spend':
      return spend ? `at least ${new Intl.NumberFormat(locale, { style: 'currency', currency }).format(spend)}` : null;
    case 'last':
      return last ? (lastOrderOptions.find(({ value }) => value === last)?.label ?? lastWords(last)) : null;
    case 'segment':
      return segment ? `in ${segmentName(segment)}` : null;
    case 'channel':
      return channel ? either(listed(channel).map(inWords)) : null;
    case 'rule':
      return rule ? 'from a segment rule' : null;
  }
}

const lastWords = (last: string): string =>
  last.startsWith('in') ? `in the last ${last.slice(2)} days` : `more than ${last.slice(3)} days ago`;

const either = (names: string[]): string =>
  names.length <= 2 ? names.join(' or ') : `${names.slice(0, 2).join(', ')} or ${names.length - 2} more`;

/** What the list of profiles shows, as it stands in the address: everything a link or a saved view carries. */
export interface PeopleSearch {
  q?: string;
  /** Left out: people with an address or id. */
  who?: 'anonymous' | 'everyone';
  /** ISO codes, comma-separated. */
  country?: string;
  /** Acquisition channels, comma-separated. */
  channel?: string;
  /** "email.subscribed", "sms.reachable"… */
  consent?: string;
  /** At least so many orders. */
  orders?: number;
  /** At least so much net spend, in units of the brand's currency. */
  spend?: number;
  /** "in30": within 30 days; "ago90": more than 90 days ago; "never". */
  last?: string;
  segment?: number;
  /** A segment rule's `where` as JSON: how other pages link to "the people who…". */
  rule?: string;
  sort?: SortKey;
  dir?: 'asc' | 'desc';
  /** Columns not shown, comma-separated. */
  hide?: string;
}

export const sortKeys = [
  'name',
  'orders',
  'netSpend',
  'averageOrderValue',
  'firstOrderAt',
  'lastOrderAt',
  'lastSeenAt',
  'createdAt',
] as const;
export type SortKey = (typeof sortKeys)[number];

export const consentStates = ['subscribed', 'reachable', 'pending', 'unsubscribed', 'never', 'suppressed'] as const;

const text = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) || undefined : undefined;
const positive = (value: unknown): number | undefined => (Number(value) > 0 ? Number(value) : undefined);
const oneOf = <T extends string>(options: readonly T[], value: unknown): T | undefined =>
  options.find((option) => option === value);
const shaped = (pattern: RegExp, value: unknown): string | undefined => {
  const given = text(value);
  return given !== undefined && pattern.test(given) ? given : undefined;
};

/** Reads the address; what it does not understand is left out. */
export function readPeopleSearch(search: Record<string, unknown>): PeopleSearch {
  const read: PeopleSearch = {
    q: text(search['q']),
    who: oneOf(['anonymous', 'everyone'] as const, search['who']),
    country: text(search['country']),
    channel: text(search['channel']),
    consent: shaped(new RegExp(`^(email|sms)\\.(${consentStates.join('|')})$`), search['consent']),
    orders: positive(search['orders']),
    spend: positive(search['spend']),
    last: shaped(/^((in|ago)\d{1,4}|never)$/, search['last']),
    segment: positive(search['segment']),
    rule: ruleText(search['rule']),
    sort: oneOf(sortKeys, search['sort']),
    dir: oneOf(['asc', 'desc'] as const, search['dir']),
    hide: typeof search['hide'] === 'string' ? search['hide'] : undefined,
  };
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
}

/** The router may have read the JSON already. */
function ruleText(value: unknown): string | undefined {
  if (typeof value === 'object' && value !== null) return JSON.stringify(value);
  const given = text(value);
  return given !== undefined && parsed(given) !== null ? given : undefined;
}

function parsed(json: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
}

export const listed = (value: string | undefined): string[] => (value ?? '').split(',').filter(Boolean);

/** The filters as a segment rule; undefined when nothing is filtered. */
export function ruleOf(search: PeopleSearch): Record<string, unknown> | undefined {
  const conditions = conditionsOf(search);
  if (conditions.length === 0 && search.who === undefined) return undefined;
  const where = conditions.length === 0 ? { kind: 'everyone' } : { all: conditions };
  return { population: search.who === undefined ? 'known' : 'everyone', where };
}

function conditionsOf(search: PeopleSearch): Record<string, unknown>[] {
  const { who, country, channel, consent, orders, spend, last, segment, rule } = search;
  const atLeast = (trait: string, value: number) => ({ kind: 'trait', trait, is: { op: 'gte', value } });
  const custom = rule === undefined ? null : parsed(rule);
  return [
    ...(who === 'anonymous' ? [{ none: [{ kind: 'known' }] }] : []),
    ...(country ? [{ kind: 'location', country: listed(country) }] : []),
    ...(channel ? [{ kind: 'trait', trait: 'acquisitionChannel', is: { op: 'in', values: listed(channel) } }] : []),
    ...(consent ? [consentCondition(consent)] : []),
    ...(orders ? [atLeast('orders', orders)] : []),
    ...(spend ? [atLeast('netSpend', spend)] : []),
    ...(last ? [lastOrderCondition(last)] : []),
    ...(segment ? [{ kind: 'segment', segmentId: segment }] : []),
    ...(custom ? [custom] : []),
  ];
}

function consentCondition(consent: string): Record<string, unknown> {
  const [channel, state] = consent.split('.');
  if (state === 'reachable') return { kind: 'consent', channel, reachable: true };
  if (state === 'suppressed') return { kind: 'consent', channel, suppressed: true };
  return { kind: 'consent', channel, status: state };
}

function lastOrderCondition(last: string): Record<string, unknown> {
  if (last === 'never') return { kind: 'trait', trait: 'orders', is: { op: 'eq', value: 0 } };
  const amount = Number(last.replace(/\D/g, ''));
  const op = last.startsWith('in') ? 'inLast' : 'atLeastAgo';
  return { kind: 'trait', trait: 'lastOrderAt', is: { op, amount, unit: 'day' } };
}

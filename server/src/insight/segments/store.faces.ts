import { scopedRows } from '../../platform/clickhouse/index.ts';
import type { Context } from '../../platform/context.ts';
import type { Prepared } from './store/prepared.ts';
import { peopleOf } from './store/people.ts';
import { ask, previewSeconds } from './store/run.ts';

const fullName = `trim(concat(first_name, ' ', last_name))`;
const instant = (column: string): string => `ifNull(toFloat64(toUnixTimestamp64Milli(${column})), {unknown:Float64})`;

/** What people can be sorted by. Who has no value comes last in either direction. */
const sortKeys = {
  name: `lowerUTF8(if(${fullName} != '', ${fullName}, if(email != '', email, '\u{10FFFF}')))`,
  orders: 'toFloat64(orders)',
  netSpend: 'toFloat64(net_spend)',
  averageOrderValue: 'if(orders = 0, {unknown:Float64}, gross_spend / orders)',
  firstOrderAt: instant('first_order_at'),
  lastOrderAt: instant('last_order_at'),
  lastSeenAt: instant('last_seen_at'),
  createdAt: 'toFloat64(toUnixTimestamp64Milli(created_at))',
} as const;

export type SortKey = keyof typeof sortKeys;
export const sortKeyNames = Object.keys(sortKeys) as [SortKey, ...SortKey[]];

export type FacesQuery = {
  /** Any part of e-mail, name, phone or id; every word must be found. */
  words: readonly string[];
  sort: { by: SortKey; direction: 'asc' | 'desc' };
  after: { key: number | string; id: number } | null;
  limit: number;
};

export type FoundId = { id: number; key: number | string };

/** A page of the people of a rule, in order. */
export function pageOfPeople(ctx: Context, p: Prepared, query: FacesQuery): Promise<FoundId[]> {
  const [rule] = p.compilation.rules;
  if (!rule) return Promise.resolve([]);
  const { by, direction } = query.sort;
  const keyType = by === 'name' ? 'String' : 'Float64';
  const sign = direction === 'asc' ? '>' : '<';
  const beyond = query.after ? `AND (sort_key, profile_id) ${sign} ({after_key:${keyType}}, {after_id:UInt64})` : '';
  const tail = `${matching(query.words)} ${beyond} ORDER BY sort_key ${direction}, profile_id ${direction} LIMIT {limit:UInt32}`;
  const select = `profile_id AS id, ${sortKeys[by]} AS sort_key`;
  return ask<{ id: number; sort_key: number | string }>(
    ctx,
    `/* pageOfPeople */ ${peopleOf(rule, p.compilation, p.reach, { select, tail })}`,
    {
      params: {
        ...p.params,
        ...wordParams(query.words),
        unknown: direction === 'asc' ? 9e18 : -9e18,
        after_key: query.after?.key,
        after_id: query.after?.id,
        limit: query.limit,
      },
      seconds: previewSeconds,
    },
  ).then((rows) => rows.map((row) => ({ id: row.id, key: row.sort_key })));
}

export async function numberOfPeople(ctx: Context, p: Prepared, words: readonly string[]): Promise<number> {
  const [rule] = p.compilation.rules;
  if (!rule) return 0;
  const [row] = await ask<{ n_people: number }>(
    ctx,
    `/* numberOfPeople */ ${peopleOf(rule, p.compilation, p.reach, { select: 'count() AS n_people', tail: matching(words) })}`,
    { params: { ...p.params, ...wordParams(words) }, seconds: previewSeconds },
  );
  return row?.n_people ?? 0;
}

const searched = `concat(email, ' ', first_name, ' ', last_name, ' ', phone, ' ', external_id, ' ', toString(profile_id))`;

const matching = (words: readonly string[]): string =>
  words.map((_, i) => `AND positionCaseInsensitiveUTF8(${searched}, {word${i}:String}) > 0`).join(' ');

const wordParams = (words: readonly string[]): Record<string, string> =>
  Object.fromEntries(words.map((word, i) => [`word${i}`, word]));

export type PersonRow = {
  id: number;
  known: number;
  firstName: string;
  lastName: string;
  email: string;
  phone: string;
  city: string;
  country: string;
  acquisitionChannel: string;
  acquisitionSource: string;
  acquisitionCreator: string;
  emailConsent: string;
  emailSuppressed: number;
  smsConsent: string;
  smsSuppressed: number;
  orders: number;
  grossSpend: number;
  netSpend: number;
  items: number;
  daysBetweenOrders: number | null;
  firstOrderAt: number | null;
  lastOrderAt: number | null;
  firstSeenAt: number | null;
  lastSeenAt: number | null;
  createdAt: number;
};

export function peopleByIds(ctx: Context, ids: readonly number[]): Promise<PersonRow[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return ask<PersonRow>(
    ctx,
    `/* peopleByIds */ SELECT profile_id AS id, known, first_name AS firstName, last_name AS lastName, email, phone, city,
      country, acquisition_channel AS acquisitionChannel, acquisition_source AS acquisitionSource,
      acquisition_creator AS acquisitionCreator, email_consent AS emailConsent, email_suppressed AS emailSuppressed,
      sms_consent AS smsConsent, sms_suppressed AS smsSuppressed, orders, gross_spend AS grossSpend,
      net_spend AS netSpend, items, days_between_orders AS daysBetweenOrders,
      toUnixTimestamp64Milli(first_order_at) AS firstOrderAt, toUnixTimestamp64Milli(last_order_at) AS lastOrderAt,
      toUnixTimestamp64Milli(first_seen_at) AS firstSeenAt, toUnixTimestamp64Milli(last_seen_at) AS lastSeenAt,
      toUnixTimestamp64Milli(created_at) AS createdAt
    FROM ${scopedRows('profiles')} AND profile_id IN {ids:Array(UInt64)}`,
    { params: { ids }, seconds: previewSeconds },
  );
}

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

/** What narrows the list beside the rule: everybody named, else whoever holds every word in an address, name, phone or id. */
export type Searched = { words: readonly string[]; ids: readonly number[] | null };

export type FacesQuery = {
  searched: Searched;
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
  const tail = `${matching(query.searched)} ${beyond} ORDER BY sort_key ${direction}, profile_id ${direction} LIMIT {limit:UInt32}`;
  const select = `profile_id AS id, ${sortKeys[by]} AS sort_key`;
  return ask<{ id: number; sort_key: number | string }>(
    ctx,
    `/* pageOfPeople */ ${peopleOf(rule, p.compilation, p.reach, { select, tail })}`,
    {
      params: {
        ...p.params,
        ...searchParams(query.searched),
        unknown: direction === 'asc' ? 9e18 : -9e18,
        after_key: query.after?.key,
        after_id: query.after?.id,
        limit: query.limit,
      },
      seconds: previewSeconds,
    },
  ).then((rows) => rows.map((row) => ({ id: row.id, key: row.sort_key })));
}

const everybody: Searched = { words: [], ids: null };

export async function numberOfPeople(ctx: Context, p: Prepared, searched = everybody): Promise<number> {
  const [rule] = p.compilation.rules;
  if (!rule) return 0;
  const [row] = await ask<{ n_people: number }>(
    ctx,
    `/* numberOfPeople */ ${peopleOf(rule, p.compilation, p.reach, { select: 'count() AS n_people', tail: matching(searched) })}`,
    { params: { ...p.params, ...searchParams(searched) }, seconds: previewSeconds },
  );
  return row?.n_people ?? 0;
}

const searchable = `concat(email, ' ', first_name, ' ', last_name, ' ', phone, ' ', external_id, ' ', toString(profile_id))`;

const matching = ({ words, ids }: Searched): string =>
  ids
    ? 'AND profile_id IN {found:Array(UInt64)}'
    : words.map((_, i) => `AND positionCaseInsensitiveUTF8(${searchable}, {word${i}:String}) > 0`).join(' ');

const searchParams = ({ words, ids }: Searched): Record<string, unknown> =>
  ids ? { found: ids } : Object.fromEntries(words.map((word, i) => [`word${i}`, word]));

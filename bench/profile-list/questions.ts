import { encodeCursor } from '../../server/src/kernel/pagination.ts';
import type { Api } from '../campaign/api.ts';
import type { Stores } from './fill.ts';

/** One page asked of us, and of the engine by somebody who knows it. Both give the ids in order. */
export type Question = { name: string; ours(): Promise<number[]>; raw(): Promise<number[]> };

const pageSize = 100;
const idsOf = (rows: readonly { id: string | number }[]): number[] => rows.map(({ id }) => Number(id));

const recordColumns = `id, known, email, phone, external_id, first_name, last_name, organization, title, locale, timezone,
  image_url, city, region, postal_code, country, latitude, longitude, properties, acquisition, first_seen_at, last_seen_at,
  created_at, updated_at`;
const searchable = `lower(coalesce(email, '') || ' ' || coalesce(first_name, '') || ' ' || coalesce(last_name, '') || ' ' || coalesce(phone, '') || ' ' || coalesce(external_id, ''))`;

/** `GET /profiles`: the records themselves, out of PostgreSQL. */
export async function recordQuestions({ postgres, workspaceId }: Stores, api: Api, half: number): Promise<Question[]> {
  const seen = 'last_seen_at desc nulls last, id desc';
  const question = (
    name: string,
    path: string,
    order: string,
    condition = 'true',
    values: unknown[] = [],
  ): Question => ({
    name: `records: ${name}`,
    ours: async () => idsOf((await api.get<{ items: { id: number }[] }>(`/profiles?limit=${pageSize}${path}`)).items),
    raw: async () => {
      const { rows } = await postgres.query<{ id: string }>(
        `select ${recordColumns} from profiles where workspace_id = ${workspaceId} and merged_into is null and known
          and ${condition} order by ${order} limit ${pageSize + 1}`,
        values,
      );
      return idsOf(rows.slice(0, pageSize));
    },
  });
  const { rows: middle } = await postgres.query<{ id: string; email: string; last_seen_at: Date }>(
    `select id, email, last_seen_at from profiles where workspace_id = ${workspaceId} and merged_into is null and known
      and last_seen_at is not null order by ${seen} limit 1 offset ${half}`,
  );
  const { id, email, last_seen_at: at } = middle[0] ?? { id: '0', email: '', last_seen_at: new Date(0) };
  const deep = (parts: (string | number | null)[]): string => `&cursor=${encodeCursor(parts)}`;
  const searched = (name: string, text: string, ...words: string[]): Question =>
    question(
      name,
      `&search=${encodeURIComponent(text)}`,
      seen,
      words.map((_, i) => `${searchable} like $${i + 1}`).join(' and '),
      words.map((word) => `%${word}%`),
    );
  return [
    question('first page', '', seen),
    question('deep page', deep([at.toISOString(), Number(id)]), seen, '(last_seen_at, id) < ($1, $2)', [at, id]),
    question('deep page by creation', `&sort=created${deep([null, half])}`, 'id desc', `id < ${half}`),
    question(
      'by address',
      `&email=${email}`,
      seen,
      `id in (select profile_id from profile_identifiers where workspace_id = ${workspaceId} and kind = 'email' and value = $1)`,
      [email],
    ),
    searched('search, start of an address', 'quinn.altau', 'quinn.altau'),
    searched('search, part of a name', 'schwarzm', 'schwarzm'),
    searched('search, two words', 'mara horn', 'mara', 'horn'),
    searched('search, two letters', 'zo', 'zo'),
    searched('search, most of them', 'example', 'example'),
    searched('search, nobody', 'xxxxxyz', 'xxxxxyz'),
  ];
}

const moment = (column: string): string => `ifNull(toFloat64(toUnixTimestamp64Milli(${column})), -9e18)`;
/** What people can be sorted by, each as one writes it for one question. */
const sorts = {
  name: `lowerUTF8(if(concat(first_name, last_name) != '', trim(concat(first_name, ' ', last_name)), if(email != '', email, '\u{10FFFF}')))`,
  orders: 'orders',
  netSpend: 'net_spend',
  averageOrderValue: 'if(orders = 0, -9e18, gross_spend / orders)',
  firstOrderAt: moment('first_order_at'),
  lastOrderAt: moment('last_order_at'),
  lastSeenAt: moment('last_seen_at'),
  createdAt: 'created_at',
};
type SortKey = keyof typeof sorts;

/** `POST /segments/query`: the table of the interface with figures and rules, out of the event store. */
export async function peopleQuestions(
  { clickhouse, workspaceId }: Stores,
  api: Api,
  half: number,
): Promise<Question[]> {
  const people = (condition: string): string =>
    `FROM profiles FINAL WHERE workspace_id = ${workspaceId} AND deleted = 0 AND known = 1 AND ${condition}`;
  type Asked = { by?: SortKey; direction?: 'asc' | 'desc'; cursor?: string; rule?: object; search?: string };
  const question = (name: string, asked: Asked, condition = '1'): Question => {
    const { by = 'lastSeenAt', direction = 'desc', ...rest } = asked;
    const body = { ...rest, sort: { by, direction }, limit: pageSize };
    return {
      name: `people: ${name}`,
      ours: async () => idsOf((await api.send<{ items: { id: number }[] }>('POST', '/segments/query', body)).items),
      // The page with all that is shown of a person, and how many there are with the first one.
      raw: async () => {
        const order = `${sorts[by]} ${direction}, profile_id ${direction}`;
        const [rows] = await Promise.all([
          clickhouse.systemQuery<{ id: number }>(
            `SELECT profile_id AS id, * EXCEPT (properties) ${people(condition)} ORDER BY ${order} LIMIT ${pageSize + 1}`,
          ),
          asked.cursor === undefined ? clickhouse.systemQuery(`SELECT count() ${people(condition)}`) : undefined,
        ]);
        return idsOf(rows.slice(0, pageSize));
      },
    };
  };
  const deep = async (by: SortKey): Promise<Question> => {
    const [row] = await clickhouse.systemQuery<{ id: number; key: string | number }>(
      `SELECT profile_id AS id, ${by === 'name' ? sorts.name : `toFloat64(${sorts[by]})`} AS key ${people('1')}
        ORDER BY ${sorts[by]} DESC, profile_id DESC LIMIT 1 OFFSET ${half}`,
    );
    const { id, key } = row ?? { id: 0, key: 0 };
    const after = by === 'name' ? `'${key}'` : `${key}`;
    return question(
      `deep page by ${by}`,
      { by, cursor: encodeCursor([key, id]) },
      `(${sorts[by]}, profile_id) < (${after}, ${id})`,
    );
  };
  const word = (text: string): string =>
    `positionCaseInsensitiveUTF8(concat(email, ' ', first_name, ' ', last_name, ' ', phone, ' ', external_id, ' ', toString(profile_id)), '${text}') > 0`;
  const trait = (name: string, value: number): object => ({ kind: 'trait', trait: name, is: { op: 'gte', value } });
  return [
    ...(Object.keys(sorts) as SortKey[]).map((by) => question(`by ${by}`, { by })),
    question('by name upwards', { by: 'name', direction: 'asc' }),
    await deep('lastSeenAt'),
    await deep('netSpend'),
    await deep('name'),
    question('search, start of an address', { search: 'quinn.altau' }, word('quinn.altau')),
    question('search, part of a name', { search: 'schwarzm' }, word('schwarzm')),
    question('search, two words', { search: 'mara horn' }, `${word('mara')} AND ${word('horn')}`),
    question('search, most of them', { search: 'example' }, word('example')),
    question('search, nobody', { search: 'xxxxxyz' }, word('xxxxxyz')),
    question('of a country', { rule: { where: { kind: 'location', country: ['FR'] } } }, `country = 'FR'`),
    question(
      'rule of figures',
      { rule: { where: { all: [trait('orders', 3), { kind: 'location', country: ['DE', 'AT'] }] } }, by: 'netSpend' },
      `orders >= 3 AND country IN ('DE', 'AT')`,
    ),
  ];
}

import { jsonLine, scopedRows } from '../../../platform/clickhouse/index.ts';
import type { Context } from '../../../platform/context.ts';
import type { ProductKeys } from '../../../records/catalog/index.ts';
import type { ListRow, PersonRow } from '../tables.ts';
import { favourites, popular, rising } from './brand-lists.ts';
import { neighbours, type NeighbourKind } from './pairs.ts';
import { peopleLists, type Prefix } from './people-lists.ts';

const seconds = 1_800;
/** Pairs of a block of people are held at once. */
const settings = { max_block_size: '1024', max_threads: 2 };

export const clickhouseTime = (at: Date): string => at.toISOString().slice(0, -1).replace('T', ' ');

export async function copyProducts(
  { platform, workspaceId }: Context,
  version: number,
  products: readonly ProductKeys[],
): Promise<void> {
  if (products.length === 0) return;
  await platform.clickhouse.insertLines(
    'recommendation_products',
    ['workspace_id', 'product_id', 'version', 'category', 'keys'],
    products.map((p) => jsonLine([workspaceId, p.id, version, p.category, p.keys])).join('\n'),
    `recommendation-products-${workspaceId}-${version}-${products[0]?.id ?? 0}`,
  );
}

export type NeighbourBuild = { kind: NeighbourKind; prefix: Prefix; version: number; until: Date };

/**
 * Neighbours of every product, or of some, as of a moment; those that have none any more get an empty row. Inside the
 * engine; a row is a product's whole list, so nothing half-done is ever read.
 */
export async function writeNeighbours(
  { platform, workspaceId }: Context,
  { kind, prefix, version, until }: NeighbourBuild,
  products?: readonly number[],
): Promise<void> {
  const params = { workspace: workspaceId, version, until: clickhouseTime(until), kind: `${prefix}${kind}`, products };
  const columns = 'workspace_id, kind, product_id, version, others, scores, people, lifts';
  await platform.clickhouse.command(
    `/* writeNeighbours */ INSERT INTO recommendation_neighbours (${columns})
    SELECT {workspace:UInt32}, {kind:String}, product_id, {version:UInt64}, others, scores, people, lifts
    FROM (${neighbours(kind, products !== undefined)})`,
    { params, settings, timeoutSeconds: seconds },
  );
  await platform.clickhouse.command(
    `/* clearNeighbours */ INSERT INTO recommendation_neighbours (${columns})
    SELECT workspace_id, kind, product_id, {version:UInt64}, [], [], [], []
    FROM ${scopedRows('recommendation_neighbours')} AND kind = {kind:String} AND version < {version:UInt64} AND notEmpty(others)
      ${products === undefined ? '' : 'AND product_id IN {products:Array(UInt64)}'}`,
    { params, timeoutSeconds: seconds },
  );
}

/** Lists of a kind of neighbours by product, after one of them. */
export const neighbourPage = (
  { platform, workspaceId }: Context,
  kind: string,
  { after, limit, products }: { after: number; limit: number; products?: readonly number[] | undefined },
): Promise<(Omit<ListRow, 'key'> & { key: number })[]> =>
  platform.clickhouse.query(
    workspaceId,
    `/* neighbourPage */ SELECT kind, product_id AS key, others AS products, scores, people, lifts
    FROM ${scopedRows('recommendation_neighbours')} AND kind = {kind:String} AND product_id > {after:UInt64}
      ${products === undefined ? 'AND notEmpty(others)' : 'AND product_id IN {products:Array(UInt64)}'}
    ORDER BY product_id LIMIT {limit:UInt32}`,
    { params: { kind, after, limit, products }, timeoutSeconds: seconds },
  );

export type BrandList = 'popular' | 'category' | 'trending' | 'segment';
type BrandListRow = { key: string; product_id: number; score: number; people: number; lift: number };

const brandLists: Record<BrandList, string> = {
  popular: popular(false),
  category: popular(true),
  trending: rising,
  segment: favourites,
};

/** Lists of the whole brand, of each category or of each of these segments, as of a moment. */
export async function brandList(
  { platform, workspaceId }: Context,
  kind: BrandList,
  until: Date,
  segments: readonly number[] = [],
): Promise<ListRow[]> {
  const rows = await platform.clickhouse.query<BrandListRow>(workspaceId, `/* brandList */ ${brandLists[kind]}`, {
    params: { until: clickhouseTime(until), segments },
    timeoutSeconds: seconds,
  });
  const lists = new Map<string, ListRow>();
  for (const { key, product_id, score, people, lift } of rows) {
    const list = lists.get(key) ?? { kind, key, products: [], scores: [], people: [], lifts: [] };
    list.products.push(product_id);
    list.scores.push(score);
    list.people.push(people);
    list.lifts.push(lift);
    lists.set(key, list);
  }
  return [...lists.values()];
}

export type PeopleShare =
  | { chunk: number; chunks: number }
  | { people: readonly number[]; authors: readonly number[]; orders?: readonly number[] };

/** What is ready for a share of all people, or for some. @param boughtAfter what was bought later is left out */
export const readyForPeople = (
  { platform, workspaceId }: Context,
  share: PeopleShare,
  { until, boughtAfter, prefix = '' }: { until: Date; boughtAfter: Date; prefix?: Prefix },
): Promise<PersonRow[]> =>
  platform.clickhouse.query(
    workspaceId,
    `/* readyForPeople */ ${peopleLists(prefix, { someOnly: 'people' in share, ordersKnown: 'people' in share && share.orders !== undefined })}`,
    {
      params: {
        ...share,
        until: clickhouseTime(until),
        boughtAfter: Math.max(0, Math.floor(boughtAfter.getTime() / 1000)),
      },
      timeoutSeconds: seconds,
    },
  );

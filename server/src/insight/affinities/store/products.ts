import { jsonLine, scopedRows } from '../../../platform/clickhouse/index.ts';
import { transact, type Context } from '../../../platform/context.ts';
import { catalogStamp, productFactsAfter } from '../../../records/catalog/index.ts';

const page = 10_000;
const columns = ['workspace_id', 'product_id', 'version', 'external_id', 'title', 'category', 'brand', 'band'];

/** Copies the catalog where it differs from the copy. All rows get one version, so that a copy that died is seen. */
export async function copyProducts(ctx: Context): Promise<void> {
  const { platform, workspaceId } = ctx;
  const { products, changed } = await transact(ctx, (tx) => catalogStamp(tx, workspaceId));
  const [copy] = await platform.clickhouse.query<{ latest: number; rows: number }>(
    workspaceId,
    `/* copyProducts */ SELECT max(version) AS latest, countIf(version = {changed:UInt64}) AS rows FROM ${scopedRows('affinity_products')}`,
    { params: { changed } },
  );
  if (products === 0 || (copy?.latest === changed && copy.rows === products)) return;
  for (let after = 0; ;) {
    const last = after;
    const rows = await transact(ctx, (tx) => productFactsAfter(tx, workspaceId, last, page));
    const end = rows.at(-1);
    if (end === undefined) return;
    const lines = rows.map((row) =>
      jsonLine([workspaceId, row.id, changed, row.external_id, row.title, row.category, row.brand, row.band]),
    );
    await platform.clickhouse.insertLines(
      'affinity_products',
      columns,
      lines.join('\n'),
      `affinity-products-${workspaceId}-${changed}-${products}-${after}`,
    );
    after = end.id;
  }
}

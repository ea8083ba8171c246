import type { Tx } from '../../../platform/postgres/index.ts';
import { catalogRecords } from '../rules/catalog-records.ts';
import { datedRates } from '../rules/currencies.ts';
import { calendarUntil } from '../rules/season.ts';
import { insertRows } from '../store.columns.ts';
import { takeNumbers } from '../store.postgres.ts';

/** Products, variants and currency rates of the brand. @returns the products' ids in the catalog's order */
export async function writeCatalog(
  tx: Tx,
  { workspaceId, currency, now }: { workspaceId: number; currency: string; now: number },
): Promise<number[]> {
  const { start } = calendarUntil(now);
  const rates = datedRates(currency, start, now);
  await insertRows(
    tx,
    'currency_rates',
    rates.map(({ validFrom, ...rate }) => ({ workspace_id: workspaceId, valid_from: validFrom, ...rate })),
  );
  const records = catalogRecords(workspaceId, currency, start);
  const ids = await takeNumbers(tx, 'products', records.products.length);
  await insertRows(
    tx,
    'products',
    records.products.map((product, i) => ({ id: ids[i]!, ...product })),
  );
  await insertRows(
    tx,
    'product_variants',
    records.variants.map(({ product, ...variant }) => ({ product_id: ids[product]!, ...variant })),
  );
  return ids;
}

import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';

/** The file lies outside the repository. */
export const retailFile = join(import.meta.dirname, '../../../shared/data/online-retail/online-retail.csv.gz');
export const hasRetail = (): boolean => existsSync(retailFile);

export type RetailLine = {
  invoice: number;
  sku: string;
  title: string;
  quantity: number;
  at: string;
  customer: number;
};

/** What was sold, as the import reads it: cancellations (C…) name no order and take nothing out of one. Customer 0: a guest. */
export async function* retailLines(): AsyncGenerator<RetailLine> {
  let isHead = true;
  for await (const line of createInterface({ input: createReadStream(retailFile).pipe(createGunzip()) })) {
    if (isHead) {
      isHead = false;
      continue;
    }
    const [invoice = '', sku = '', title = '', quantity = '', at = '', price = '', customer = ''] = cells(line);
    if (!/^\d+$/.test(invoice) || !(Number(quantity) > 0 && Number(price) > 0)) continue;
    yield { invoice: Number(invoice), sku, title, quantity: Number(quantity), at, customer: Number(customer) || 0 };
  }
}

function cells(line: string): string[] {
  const found: string[] = [];
  for (const [, quoted, plain] of line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g))
    found.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
  return found;
}

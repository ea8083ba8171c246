import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';

/** The file read by straightforward code of its own: what the program says is held against this. */

export type Line = { sku: string; title: string; quantity: number; /** pence */ total: number };
export type Invoice = { id: string; customer: string; /** epoch ms */ at: number; country: string; lines: Line[] };
export type Retail = { orders: Invoice[]; credits: Invoice[] };

/** Invoices with a customer; those that begin with C are credits, with positive amounts. */
export async function readInvoices(path: string): Promise<Retail> {
  const [head = [], ...rows] = parse(gunzipSync(await readFile(path)).toString('utf8'));
  const at = (name: string): number => head.indexOf(name);
  const [no, sku, title, quantity, date, price, customer, country] = [
    'InvoiceNo',
    'StockCode',
    'Description',
    'Quantity',
    'InvoiceDate',
    'UnitPrice',
    'CustomerID',
    'Country',
  ].map(at) as [number, number, number, number, number, number, number, number];
  const invoices = new Map<string, Invoice>();
  for (const row of rows) {
    const id = row[no] ?? '';
    const whose = row[customer] ?? '';
    if (whose === '') continue;
    const time = londonTime(row[date] ?? '');
    const invoice = invoices.get(id) ?? { id, customer: whose, at: time, country: row[country] ?? '', lines: [] };
    invoice.at = Math.min(invoice.at, time);
    const count = Math.abs(Number(row[quantity]));
    const pence = Math.round(Number((count * Number(row[price]) * 100).toFixed(6)));
    invoice.lines.push({ sku: row[sku] ?? '', title: row[title] ?? '', quantity: count, total: pence });
    invoices.set(id, invoice);
  }
  const all = [...invoices.values()];
  const isCredit = ({ id }: Invoice): boolean => id.startsWith('C');
  return { orders: all.filter((invoice) => !isCredit(invoice)), credits: all.filter(isCredit) };
}

/** Summer time of the one summer in the file. */
function londonTime(local: string): number {
  const utc = Date.parse(`${local.replace(' ', 'T')}Z`);
  const isSummer = utc >= Date.UTC(2011, 2, 27, 1) && utc < Date.UTC(2011, 9, 30, 2);
  return isSummer ? utc - 3_600_000 : utc;
}

/** RFC 4180. */
function parse(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const c = text[i];
    if (quoted) {
      if (c !== '"') cell += c;
      else if (text[i + 1] === '"') {
        cell += '"';
        i += 1;
      } else quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === ',' || c === '\n') {
      row.push(cell.endsWith('\r') && c === '\n' ? cell.slice(0, -1) : cell);
      cell = '';
      if (c === '\n') {
        rows.push(row);
        row = [];
      }
    } else cell += c;
  }
  if (cell !== '' || row.length > 0) rows.push([...row, cell]);
  return rows;
}

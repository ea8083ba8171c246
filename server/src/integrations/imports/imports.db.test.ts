import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import type { Context } from '../../platform/context.ts';
import { importContent } from './testing.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app?.close());

const brand = (): Promise<Context> => app.createWorkspace({ currency: 'EUR', timezone: 'Europe/Berlin' });
const rowsOf = async <Row>(query: ReturnType<typeof sql<Row>>): Promise<Row[]> =>
  (await query.execute(app.platform.postgres.system)).rows;
const emails = async (ctx: Context): Promise<string[]> =>
  (
    await rowsOf(
      sql<{
        email: string;
      }>`/* test */ select email from profiles where workspace_id = ${ctx.workspaceId} and merged_into is null order by email`,
    )
  ).map((r) => r.email);

describe('profiles', () => {
  test('columns are recognised by their names, the rest become typed properties, consent is kept', async () => {
    const ctx = await brand();
    const csv =
      'Email,First Name,Last Name,Phone Number,Accepts Email Marketing,Shoe Size,VIP\nAnna@Example.com,Anna,Ek,+4915112345678,yes,38.5,true\nben@example.com,Ben,Åström,,no,44,false\n';
    const report = await importContent(ctx, 'profiles', gzipSync(csv));
    expect(report).toMatchObject({
      status: 'done',
      rows: 2,
      imported: 2,
      refused: 0,
      counts: { profiles: 2, consents: 1, newProfiles: 2 },
    });
    const [anna] = await rowsOf(
      sql<{
        first_name: string;
        phone: string;
        properties: object;
      }>`/* test */ select first_name, phone, properties from profiles where workspace_id = ${ctx.workspaceId} and email = 'anna@example.com'`,
    );
    expect(anna).toEqual({ first_name: 'Anna', phone: '+4915112345678', properties: { 'Shoe Size': 38.5, VIP: true } });
    const consents = await rowsOf(
      sql<{
        status: string;
        n: number;
      }>`/* test */ select status, count(*)::int as n from consents where workspace_id = ${ctx.workspaceId} group by 1`,
    );
    expect(consents).toEqual([{ status: 'subscribed', n: 1 }]);
  });

  test.each([
    ['semicolons and Windows-1252', Buffer.from('email;name\na@x.example;J\xfcrgen\n', 'latin1')],
    [
      'tabs and UTF-16',
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('email\tname\na@x.example\tJürgen\n', 'utf16le')]),
    ],
    ['a byte order mark and CRLF', Buffer.from('\uFEFFemail,name\r\na@x.example,Jürgen\r\n')],
    ['JSON lines', Buffer.from('{"email":"a@x.example","name":"Jürgen"}\n')],
  ])('%s', async (_name, bytes) => {
    const ctx = await brand();
    expect(await importContent(ctx, 'profiles', bytes)).toMatchObject({ imported: 1, refused: 0 });
    expect(
      await rowsOf(sql`/* test */ select email, first_name from profiles where workspace_id = ${ctx.workspaceId}`),
    ).toEqual([{ email: 'a@x.example', first_name: 'Jürgen' }]);
  });

  test('each bad row is refused with row, column and remedy; every good row is kept', async () => {
    const ctx = await brand();
    const rows = [
      'email,phone,name,optin time,email consent',
      'good1@x.example,,One,2026-01-02,subscribed',
      'not an address,,Two,,',
      'ragged@x.example,,Three',
      ',,Nobody,,',
      'nul@x.example,,F\u0000our,,',
      '=cmd@x.example,12,"Five, ""the"" fifth",,',
      'date@x.example,,Six,2026-02-31,subscribed',
      'open@x.example,,"Seven,,',
      'good2@x.example,,Eight,,never_subscribed',
    ];
    const bytes = Buffer.concat([
      Buffer.from(`${rows.join('\n')}\nbytes@x.example,,`),
      Buffer.from([0xff, 0xfe]),
      Buffer.from(',,\ngood3@x.example,,Last,,\n'),
    ]);
    const report = await importContent(ctx, 'profiles', bytes, { encoding: 'utf-8' });
    expect(report).toMatchObject({ rows: 11, imported: 3, refused: 8 });
    expect(await emails(ctx)).toEqual(['good1@x.example', 'good2@x.example', 'good3@x.example']);
    const refused = readFileSync(report.refusedFile ?? '', 'utf8');
    for (const [number, text] of [
      [3, 'column ""email"": is not an e-mail address'],
      [4, 'has 3 cells where the header has 5'],
      [5, 'names nobody'],
      [6, 'column ""name"": has a NUL character'],
      [7, 'column ""phone"": is not a phone number'],
      [8, 'is not a date that exists'],
      [9, 'a quotation mark opens and is never closed'],
      [11, 'column ""name"": has bytes that are not UTF-8'],
    ] as const) {
      expect(refused.split('\r\n').find((line) => line.startsWith(`${number},`))).toContain(text);
    }
    expect(refused).toContain("'=cmd@x.example");
  });

  test.each([
    ['an empty file', '', 'The file has no content'],
    ['a file without addresses', 'colour,size\nred,4\n', 'do not fit'],
    ['a damaged gzip file', gzipSync('email\na@x.example\n').subarray(0, 24), 'damaged'],
  ])('%s is refused as a whole', async (_name, content, text) => {
    await expect(importContent(await brand(), 'profiles', content)).rejects.toThrow(text);
  });

  test('a dry run checks every row and writes nothing', async () => {
    const ctx = await brand();
    expect(await importContent(ctx, 'profiles', 'email\na@x.example\nwrong\n', { dryRun: true })).toMatchObject({
      dryRun: true,
      imported: 1,
      refused: 1,
    });
    expect(await emails(ctx)).toEqual([]);
  });
});

describe('orders', () => {
  const lines = (...rows: string[]): string => ['Invoice,SKU,Product,Qty,Unit Price,Date,Email', ...rows].join('\n');

  test('orders of a currency without a rate are told apart: they wait', async () => {
    const ctx = await brand();
    const csv = lines('1,A,Tea,2,"4,00",13/01/2026,a@x.example');
    const map = 'order=Invoice,sku=SKU,title=Product,quantity=Qty,price=Unit Price,time=Date,email=Email';
    const report = await importContent(ctx, 'order-lines', csv, { map, currency: 'JPY' });
    expect(report).toMatchObject({ imported: 1, refused: 0, counts: { orders: 1, waitingForRates: 1 } });
  });

  test('lines of one number are one order wherever they stand; the prefix makes cancellations; nobody is a guest', async () => {
    const ctx = await brand();
    const csv = lines(
      '1,A,Tea,2,"1.250,50",13/01/2026,a@x.example',
      '2,B,Cup,1,"4,00",14/01/2026,',
      '1,B,Cup,1,"4,00",13/01/2026,a@x.example',
      'C9,B,Cup,-1,"4,00",15/01/2026,a@x.example',
    );
    const map = 'order=Invoice,sku=SKU,title=Product,quantity=Qty,price=Unit Price,time=Date,email=Email';
    const report = await importContent(ctx, 'order-lines', csv, { map, cancelPrefix: 'C' });
    expect(report).toMatchObject({
      rows: 4,
      imported: 4,
      refused: 0,
      counts: { orders: 2, guestOrders: 1, creditNotes: 1, lines: 4, newProfiles: 1 },
    });
    const orders = await rowsOf(
      sql`/* test */ select external_id, base_total, item_count, profile_id is null as guest, placed_at from orders where workspace_id = ${ctx.workspaceId} order by 1`,
    );
    expect(orders).toEqual([
      {
        external_id: '1',
        base_total: 250_500,
        item_count: 3,
        guest: false,
        placed_at: new Date('2026-01-12T23:00:00Z'),
      },
      { external_id: '2', base_total: 400, item_count: 1, guest: true, placed_at: new Date('2026-01-13T23:00:00Z') },
    ]);
    expect(await importContent(ctx, 'order-lines', csv, { map, cancelPrefix: 'C' })).toMatchObject({
      imported: 4,
      counts: { newProfiles: 0 },
    });
    const [events] = await app.platform.clickhouse.systemQuery<{ n: number }>(
      `SELECT count() AS n FROM events WHERE workspace_id = {w:UInt32} AND metric = 'Placed Order'`,
      { params: { w: ctx.workspaceId } },
    );
    expect(events?.n).toBe(1);
  });

  test('one bad line sets its whole order aside', async () => {
    const ctx = await brand();
    const report = await importContent(
      ctx,
      'order-lines',
      lines(
        '1,A,Tea,2,1.5,2026-01-13,a@x.example',
        '1,B,Cup,many,4,2026-01-13,a@x.example',
        '2,B,Cup,1,4,2026-01-13,a@x.example',
      ),
    );
    expect(report).toMatchObject({ imported: 1, refused: 2, counts: { orders: 1 } });
    expect(readFileSync(report.refusedFile ?? '', 'utf8')).toContain('belongs to order 1, of which row 3 was refused');
  });

  test('the country of the order placed last is the customer’s, as a code', async () => {
    const ctx = await brand();
    const csv = [
      'InvoiceNo,StockCode,Quantity,UnitPrice,InvoiceDate,CustomerID,Country',
      '2,B,1,4,2026-01-14,1001,EIRE',
      '1,A,1,4,2026-01-13,1001,United Kingdom',
      '3,B,1,4,2026-01-15,1001,Unspecified',
      'C4,B,-1,4,2026-01-16,1001,Germany',
      '5,B,1,4,2026-01-14,1002,European Community',
    ].join('\n');
    const report = await importContent(ctx, 'order-lines', csv, { cancelPrefix: 'C' });
    expect(report).toMatchObject({ imported: 5, refused: 0 });
    const people = await rowsOf(
      sql`/* test */ select external_id, country from profiles where workspace_id = ${ctx.workspaceId} order by 1`,
    );
    expect(people).toEqual([
      { external_id: '1001', country: 'IE' },
      { external_id: '1002', country: null },
    ]);
  });

  test('whole orders, products and events', async () => {
    const ctx = await brand();
    const orders = await importContent(
      ctx,
      'orders',
      'Order ID,Email,Total,Created at,Currency\n7,a@x.example,19.90,2026-03-01T10:00:00Z,EUR\n8,a@x.example,5,2026-03-02,XXQ\n',
    );
    expect(orders).toMatchObject({ imported: 1, refused: 1, counts: { orders: 1 } });
    const products = await importContent(ctx, 'products', 'SKU,Title,Price\nT1,Tea,4.50\nT2,,1\n');
    expect(products).toMatchObject({ imported: 1, refused: 1, counts: { products: 1 } });
    const csv =
      'event,timestamp,email,value,colour\nViewed Product,2026-03-01T10:00:00Z,a@x.example,,red\nViewed Product,2026-03-01T10:00:00Z,a@x.example,,red\nViewed Product,,a@x.example,,red\n';
    expect(await importContent(ctx, 'events', csv)).toMatchObject({ imported: 2, refused: 1, counts: { events: 2 } });
    await importContent(ctx, 'events', csv);
    const [seen] = await app.platform.clickhouse.systemQuery<{ n: number }>(
      `SELECT count() AS n FROM events WHERE workspace_id = {w:UInt32} AND metric = 'Viewed Product'`,
      { params: { w: ctx.workspaceId } },
    );
    expect(seen?.n).toBe(2);
  });

  test('consent statements', async () => {
    const ctx = await brand();
    const report = await importContent(
      ctx,
      'consent',
      'email,channel,status,effective_at\na@x.example,email,unsubscribed,2026-01-01\nb@x.example,fax,subscribed,2026-01-01\n',
    );
    expect(report).toMatchObject({ imported: 1, refused: 1, counts: { consents: 1 } });
    expect(
      await rowsOf(sql`/* test */ select channel, status from consents where workspace_id = ${ctx.workspaceId}`),
    ).toEqual([{ channel: 'email', status: 'unsubscribed' }]);
  });
});

// Imports UCI Online Retail (541,909 invoice lines, CC BY 4.0) by the command line into a running server and holds the
// outcome against the figures known from the file itself; then asks for segments over HTTP, in words, and counts the same
// by code of its own.
//   npm run bench -- online-retail [FILE]      the file lies outside the repository; without it nothing is judged
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { askAll } from './online-retail/ask.ts';
import { program, startServer } from './world.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '..');
const file = process.argv[2] ?? join(root, '../shared/data/online-retail/online-retail.csv.gz');

type Report = {
  status: string;
  rows: number;
  imported: number;
  refused: number;
  peakMemoryMb: number;
  seconds: number;
  counts: Record<string, number>;
  reasons: unknown;
};

async function main(): Promise<void> {
  if (!existsSync(file)) {
    process.stdout.write(`not judged: ${file} is absent\n`);
    return;
  }
  const server = await startServer();
  const rapport = async (...args: string[]): Promise<string> => {
    const env = { ...process.env, RAPPORT_DATA: server.dataDir, RAPPORT_SAMPLE: 'off' };
    return (await run(process.execPath, [...program('cli'), ...args, '--json'], { cwd: root, env })).stdout;
  };
  try {
    const brand = ['--email', 'retail@example.com', '--currency', 'GBP', '--timezone', 'Europe/London'];
    const made = JSON.parse(await rapport('workspace', 'create', 'Retail', ...brand)) as { secretKey: string };
    const map =
      'order=InvoiceNo,sku=StockCode,title=Description,quantity=Quantity,time=InvoiceDate,price=UnitPrice,customer=CustomerID,country=Country';
    const flags = ['--workspace', 'retail', '--currency', 'GBP', '--cancel-prefix', 'C', '--timezone', 'Europe/London'];
    const stdout = await rapport('import', 'order-lines', file, '--map', map, ...flags);
    const report = JSON.parse(stdout) as Report;
    const figures = await figuresOf(server.databaseUrl);
    const expected = {
      rows: 541_909,
      orders: 18_536,
      customers: 4_339,
      cancellations: 3_654,
      thrice: 2_010,
      once: 1_494,
      gone: 1_220,
    };
    const found = { rows: report.imported + report.refused, ...figures.counts };
    const answers = await askAll(server.url, made.secretKey, file);
    for (const answer of answers) process.stdout.write(`${JSON.stringify(answer)}\n`);
    const wrongAnswers = answers.filter((answer) => answer.expected !== answer.found);
    const wrong = Object.entries(expected).filter(([name, value]) => found[name as keyof typeof found] !== value);
    const grossOff = Math.abs(figures.gross / 8_911_407.9 - 1);
    const passed = wrong.length === 0 && wrongAnswers.length === 0 && grossOff < 0.0001;
    const { seconds, peakMemoryMb, imported, refused, reasons } = report;
    process.stdout.write(
      `${JSON.stringify({ bench: 'online-retail', seconds, peakMemoryMb, imported, refused, reasons, ...found, gross: figures.gross, questions: answers.length, wrongAnswers: wrongAnswers.length, passed })}\n`,
    );
    if (!passed) process.exitCode = 1;
  } finally {
    await server.stop();
  }
}

type Counts = { orders: number; customers: number; cancellations: number; thrice: number; once: number; gone: number };

async function figuresOf(databaseUrl: string): Promise<{ gross: number; counts: Counts }> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<Counts & { gross: number }>(`/* figuresOf */
      with people as (select profile_id, count(*) as n, max(placed_at) as last, sum(total) as spent from orders where profile_id is not null and currency = 'GBP' group by 1)
      select sum(n)::int as orders, count(*)::int as customers, sum(spent)::float8 / 100 as gross,
        count(*) filter (where n >= 3)::int as thrice, count(*) filter (where n = 1)::int as once,
        count(*) filter (where last <= timestamptz '2011-12-10T00:00:00Z' - interval '120 days')::int as gone,
        (select count(*)::int from credit_notes where profile_id is not null) as cancellations from people`);
    const [row] = rows;
    if (!row) throw new Error('no figures');
    const { gross, ...counts } = row;
    return { gross, counts };
  } finally {
    await client.end();
  }
}

await main();

// P13: profiles from a CSV file of 25 columns (3 % bad rows, 5 % repeats) against COPY into a table like theirs.
//   npm run bench -- import [--size smoke|standard]
import { execFile } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs, promisify } from 'node:util';
import pg from 'pg';
import { from } from 'pg-copy-streams';
import { interleave, report } from './measure.ts';
import { startServer } from './world.ts';

const { values: flags } = parseArgs({ options: { size: { type: 'string', default: 'smoke' } } });
const people = flags.size === 'standard' ? 300_000 : 10_000;
const root = join(import.meta.dirname, '..');
const run = promisify(execFile);
const own = ['email', 'first_name', 'last_name', 'city', 'country', 'email consent'];
const columns = [...own, ...Array.from({ length: 25 - own.length }, (_, i) => `field_${i + 1}`)];

function csvOf(round: number): string {
  const rows = Array.from({ length: people }, (_, i) => {
    const person = i % 20 === 19 ? i - 1 : i;
    const email = i % 33 === 32 ? 'not an address' : `p${round}.${person}@customers.example`;
    return [
      email,
      `First${i % 900}`,
      `Last${i % 5000}`,
      `City${i % 300}`,
      'DE',
      'subscribed',
      ...columns.slice(own.length).map((_, c) => (c % 2 === 0 ? (i * c) % 1000 : `value ${(i + c) % 97}`)),
    ].join(',');
  });
  return `${columns.join(',')}\n${rows.join('\n')}\n`;
}

const server = await startServer();
const folder = await mkdtemp(join(tmpdir(), 'rapport-bench-import-'));
const client = new pg.Client({ connectionString: server.databaseUrl });
await client.connect();
try {
  const path = join(folder, 'people.csv');
  let round = 0;
  const next = async (): Promise<void> => writeFile(path, csvOf((round += 1)));
  await client.query(
    `create table bench_people (id bigint generated always as identity primary key, ${columns.map((c) => `"${c}" text`).join(', ')})`,
  );
  await client.query(
    'create index on bench_people (email); create index on bench_people (lower(email), first_name); create index on bench_people (city)',
  );
  const ratio = await interleave(
    async () => {
      await next();
      await pipeline(
        createReadStream(path),
        client.query(
          from(`copy bench_people (${columns.map((c) => `"${c}"`).join(', ')}) from stdin (format csv, header)`),
        ),
      );
    },
    async () => {
      await next();
      await run(process.execPath, ['--import', 'tsx', 'server/src/cli.ts', 'import', 'profiles', path, '--json'], {
        cwd: root,
        env: { ...process.env, RAPPORT_DATA: server.dataDir, RAPPORT_SAMPLE: 'off' },
      });
    },
    flags.size === 'standard' ? 5 : 2,
  );
  report({
    bench: 'import',
    size: flags.size,
    profiles: people,
    share_of_limit: Math.round(1e4 / ratio.ratio_median) / 1e4,
    ...ratio,
  });
} finally {
  await client.end();
  await rm(folder, { recursive: true, force: true });
  await server.stop();
}

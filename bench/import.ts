// P13: profiles from a CSV file of 25 columns (3 % bad rows, 5 % repeats), through validation, identity and consent, against
// COPY of the same people into a table like `profiles` with its indexes.
//   npm run bench -- import [--size smoke|standard] [--pairs N]
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
import { program, startServer } from './world.ts';

const { values: flags } = parseArgs({
  options: { size: { type: 'string', default: 'smoke' }, pairs: { type: 'string' } },
});
const people = flags.size === 'standard' ? 300_000 : 30_000;
const pairs = Number(flags.pairs ?? (flags.size === 'standard' ? 5 : 2));
const root = join(import.meta.dirname, '..');
const run = promisify(execFile);
const own = ['email', 'first_name', 'last_name', 'city', 'country', 'email consent'];
const columns = [...own, ...Array.from({ length: 25 - own.length }, (_, i) => `field_${i + 1}`)];

type Person = { email: string; firstName: string; lastName: string; city: string; rest: (string | number)[] };

const personOf = (round: number, i: number): Person => {
  const person = i % 20 === 19 ? i - 1 : i;
  return {
    email: i % 33 === 32 ? 'not an address' : `p${round}.${person}@customers.example`,
    firstName: `First${i % 900}`,
    lastName: `Last${i % 5000}`,
    city: `City${i % 300}`,
    rest: columns.slice(own.length).map((_, c) => (c % 2 === 0 ? (i * c) % 1000 : `value ${(i + c) % 97}`)),
  };
};

const asRow = (p: Person): string =>
  [p.email, p.firstName, p.lastName, p.city, 'DE', 'subscribed', ...p.rest].join(',');

/** COPY's text format: what the import ends up writing for the same person. */
function asCopy(p: Person): string {
  const names = columns.slice(own.length);
  const properties = Object.fromEntries(names.map((name, c) => [name, p.rest[c]]));
  const stated = [1.7e12, 'import:1'];
  const provenance = Object.fromEntries(
    [...fields, ...names.map((name) => `properties.${name}`)].map((name) => [name, stated]),
  );
  const now = '2026-01-01T00:00:00Z';
  return [
    1,
    true,
    p.email,
    p.firstName,
    p.lastName,
    p.city,
    'DE',
    JSON.stringify(properties),
    JSON.stringify(provenance),
    now,
    now,
    now,
    now,
  ].join('\t');
}

const fields = ['email', 'first_name', 'last_name', 'city', 'country'];
const copied = [
  'workspace_id',
  'known',
  ...fields,
  'properties',
  'provenance',
  'first_seen_at',
  'last_seen_at',
  'created_at',
  'updated_at',
];

const server = await startServer();
const folder = await mkdtemp(join(tmpdir(), 'rapport-bench-import-'));
const client = new pg.Client({ connectionString: server.databaseUrl });
await client.connect();
try {
  const path = join(folder, 'people.csv');
  let round = 0;
  const write = (header: string, line: (p: Person) => string): Promise<void> => {
    round += 1;
    const lines = Array.from({ length: people }, (_, i) => line(personOf(round, i)));
    return writeFile(path, `${header}${lines.join('\n')}\n`);
  };
  await client.query('create table bench_people (like profiles including all)');
  const ratio = await interleave(
    async () => {
      await write('', asCopy);
      const began = performance.now();
      await pipeline(createReadStream(path), client.query(from(`copy bench_people (${copied.join(', ')}) from stdin`)));
      return performance.now() - began;
    },
    async () => {
      await write(`${columns.join(',')}\n`, asRow);
      const began = performance.now();
      await run(process.execPath, [...program('cli'), 'import', 'profiles', path, '--json'], {
        cwd: root,
        env: { ...process.env, RAPPORT_DATA: server.dataDir, RAPPORT_SAMPLE: 'off' },
      });
      return performance.now() - began;
    },
    pairs,
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

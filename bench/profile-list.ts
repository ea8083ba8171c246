// The profile list among many people: first and deep pages, search, every order and rules, against hand-written SQL on
// the same store with the right index.
//   npm run bench -- profile-list [--size smoke|standard] [--people N] [--pairs N] [--only PART OF A NAME]
import { parseArgs } from 'node:util';
import pg from 'pg';
import { openClickHouse } from '../server/src/app/platform.ts';
import { apiOf } from './campaign/api.ts';
import { interleave, report, round } from './measure.ts';
import { fillPeople, type Stores } from './profile-list/fill.ts';
import { peopleQuestions, recordQuestions, type Question } from './profile-list/questions.ts';
import { startServer } from './world.ts';

const { values: flags } = parseArgs({
  options: {
    size: { type: 'string', default: 'standard' },
    people: { type: 'string' },
    pairs: { type: 'string', default: '5' },
    only: { type: 'string', default: '' },
  },
});
const sizes: Record<string, number> = { smoke: 100_000, standard: 1_000_000 };
const people = Number(flags.people ?? sizes[flags.size]);
/** Asked so often for one figure, so that a few milliseconds can be told apart. */
const times = 5;

const server = await startServer();
const postgres = new pg.Client({ connectionString: server.databaseUrl });
const clickhouse = openClickHouse(server.clickhouseUrl);
try {
  await postgres.connect();
  const { rows } = await postgres.query<{ id: number }>('select id from workspaces');
  const stores: Stores = { postgres, clickhouse, workspaceId: rows[0]?.id ?? 0 };
  const began = performance.now();
  await fillPeople(stores, people);
  report({ bench: 'profile-list.fill', people, seconds: round((performance.now() - began) / 1000) });
  const half = Math.floor(people / 2);
  const api = apiOf(server);
  const questions = [...(await recordQuestions(stores, api, half)), ...(await peopleQuestions(stores, api, half))];
  for (const question of questions.filter(({ name }) => name.includes(flags.only))) await measure(question);
} finally {
  await postgres.end();
  await clickhouse.close();
  await server.stop();
}

async function measure({ name, ours, raw }: Question): Promise<void> {
  const [mine, theirs] = [await ours(), await raw()];
  if (mine.join() !== theirs.join()) throw new Error(`${name}: the pages differ`);
  const several = (work: () => Promise<unknown>) => async (): Promise<void> => {
    for (let i = 0; i < times; i += 1) await work();
  };
  const ratio = await interleave(several(raw), several(ours), Number(flags.pairs));
  report({
    bench: 'profile-list',
    question: name,
    people,
    rows: mine.length,
    // Below ten milliseconds the request itself is most of it.
    goal: 'ratio <= 1.5, or <= 25 ms',
    ...ratio,
    limit_ms: round(ratio.limit_ms / times),
    ours_ms: round(ratio.ours_ms / times),
  });
}

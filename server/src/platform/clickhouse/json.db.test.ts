import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import { jsonLine, scoped } from './index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app?.close());

let workspaces = 0;
type Properties = Record<string, unknown>;

const insert = (workspaceId: number, items: readonly Properties[], first: number): Promise<void> =>
  app.platform.clickhouse.insertLines(
    'profiles',
    ['workspace_id', 'profile_id', 'version', 'properties'],
    items.map((item, i) => jsonLine([workspaceId, first + i, 1, item])).join('\n'),
    `${workspaceId}-${first}`,
  );
/** The properties as text, in order; `sizes` says how many go into each insert. */
async function stored(items: readonly Properties[], sizes: readonly number[]): Promise<string[]> {
  const workspaceId = (workspaces += 1);
  for (let [from, i] = [0, 0]; from < items.length; i += 1) {
    const to = from + (sizes[i] ?? items.length);
    await insert(workspaceId, items.slice(from, to), from);
    from = to;
  }
  const rows = await app.platform.clickhouse.query<{ text: string }>(
    workspaceId,
    `SELECT toString(properties) AS text FROM ${scoped('profiles')} ORDER BY profile_id`,
  );
  return rows.map((row) => row.text);
}

const dates = fc.constantFrom(
  '1958-04-16',
  '1999-12-31',
  '2026-01-02',
  '1890-01-01',
  '2026-01-02T03:04:05+02:00',
  '2026-01-02T03:04:05.678Z',
  '2026-01-02 03:04:05',
  'Jan 2020',
);

test('text that looks like a date stays as it was written', async () => {
  const items = fc.sample(dates, 60).map((text, n) => ({ text, n }));
  expect((await stored(items, [])).map((text) => (JSON.parse(text) as { text: string }).text)).toEqual(
    items.map((item) => item.text),
  );
});

test('an object is stored the same, whatever is inserted with it', async () => {
  const scalar = fc.oneof(
    dates,
    fc.string(),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constantFrom('12', '007', '1e3', 'true', 'null', '', null, '\ud83d', 1e300, 1e20, -1e19, 2 ** 63, 2 ** 53),
  );
  const value = fc.oneof(scalar, fc.array(scalar, { maxLength: 4 }), fc.dictionary(fc.constantFrom('b', 'c'), scalar));
  const object = fc.dictionary(fc.constantFrom('a', 'a.b', 'A', 'b', 'né e', '', '\udc00'), value);
  await fc.assert(
    fc.asyncProperty(
      fc.array(object, { minLength: 1, maxLength: 10 }),
      fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 10, maxLength: 10 }),
      async (items, sizes) => {
        expect(await stored(items, sizes)).toEqual(await stored(items, []));
      },
    ),
    { numRuns: 25 },
  );
});

test('what the parser would refuse is stored as text', async () => {
  const item = {
    large: 1e20,
    low: [-1e19],
    half: 'a\ud83d',
    '\udc00': { b: 2 ** 63 },
    'a.b': 1,
    a: { b: 2 },
    huge: 1e300,
  };
  expect((await stored([item], [])).map((text) => JSON.parse(text) as unknown)).toEqual([
    {
      large: '100000000000000000000',
      low: ['-10000000000000000000'],
      half: 'a\ufffd',
      '\ufffd': { b: '9223372036854776000' },
      a: { b: 1 },
      huge: 1e300,
    },
  ]);
});

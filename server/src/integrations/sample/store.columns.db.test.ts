import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import { literals } from './store.columns.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app?.close());

test('the server reads from column literals what was put in', async () => {
  const text = fc.oneof(
    fc.string().filter((value) => !value.includes('\0')),
    fc.constantFrom('', 'NULL', 'null', '{a,"b"}', 'a\\nb', 'line\nline', ' padded ', '\\', '"'),
  );
  const row = fc.record({
    text: fc.option(text),
    number: fc.option(fc.integer()),
    flag: fc.boolean(),
    facts: fc.option(
      fc.dictionary(
        text.filter((name) => name !== '__proto__'),
        fc.oneof(text, fc.integer(), fc.constant(null)),
      ),
    ),
    list: fc.array(text, { maxLength: 3 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 8 }), async (rows) => {
      const read = await sql`select r.text, r.number, r.flag, r.facts, r.list::text[] as list from ${literals('r', [
        { name: 'text', type: 'text', values: rows.map((r) => r.text) },
        { name: 'number', type: 'int8', values: rows.map((r) => r.number) },
        { name: 'flag', type: 'bool', values: rows.map((r) => r.flag) },
        { name: 'facts', type: 'jsonb', kind: 'json', values: rows.map((r) => r.facts) },
        { name: 'list', type: 'text', kind: 'list', values: rows.map((r) => r.list) },
      ])}`.execute(app.platform.postgres.system);
      expect(JSON.parse(JSON.stringify(read.rows))).toEqual(JSON.parse(JSON.stringify(rows)));
    }),
    { numRuns: 60 },
  );
});

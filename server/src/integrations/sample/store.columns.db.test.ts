import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import type { JsonValue } from '../../kernel/json.ts';
import { columnLiteral, type ColumnKind } from './rules/column-literal.ts';
import { literals } from './store.columns.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app?.close());

function column(name: string, type: string, kind: ColumnKind, values: readonly JsonValue[]) {
  const literal = columnLiteral(kind);
  for (const value of values) literal.push(value);
  return { name, type, literal: literal.bytes() };
}

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
        column(
          'text',
          'text',
          'plain',
          rows.map((r) => r.text),
        ),
        column(
          'number',
          'int8',
          'plain',
          rows.map((r) => r.number),
        ),
        column(
          'flag',
          'bool',
          'plain',
          rows.map((r) => r.flag),
        ),
        column(
          'facts',
          'jsonb',
          'json',
          rows.map((r) => r.facts),
        ),
        column(
          'list',
          'text',
          'list',
          rows.map((r) => r.list),
        ),
      ])}`.execute(app.platform.postgres.system);
      expect(JSON.parse(JSON.stringify(read.rows))).toEqual(JSON.parse(JSON.stringify(rows)));
    }),
    { numRuns: 60 },
  );
});

test('a long column is read whole', async () => {
  const values = Array.from({ length: 1_000 }, (_, i) =>
    i % 7 === 0 ? null : `no. ${i}, "größer" \\ ${'ü'.repeat(i % 50)}`,
  );
  const long = literals('r', [column('text', 'text', 'plain', values)]);
  const read = await sql<{ text: string | null }>`select r.text from ${long}`.execute(app.platform.postgres.system);
  expect(read.rows.map((row) => row.text)).toEqual(values);
});

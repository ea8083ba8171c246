import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testApp, type TestApp } from '../../../../test/setup/harness.ts';
import { compileFormula, type Environment } from './compile.ts';
import { parseFormula } from './parse.ts';
import { evaluate, values, type Value } from './testing/evaluate.ts';
import { anyFormula } from './testing/arbitrary-formulas.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

/** The variables of the arbitrary formulas as columns of one row. */
const row = Object.entries(values)
  .map(([name, { type, value }]) => {
    if (type === 'date')
      return `CAST(${value === null ? 'NULL' : `fromUnixTimestamp64Milli(toInt64(${String(value)}), 'UTC')`}, 'Nullable(DateTime64(3, \\'UTC\\'))') AS ${name}`;
    if (type === 'text')
      return `CAST(${value === null ? 'NULL' : `'${String(value)}'`}, 'Nullable(String)') AS ${name}`;
    if (type === 'boolean') return `CAST(${value === null ? 'NULL' : Number(value)}, 'Nullable(UInt8)') AS ${name}`;
    return `CAST(${value === null ? 'NULL' : String(value)}, 'Nullable(Float64)') AS ${name}`;
  })
  .join(', ');

const now = Date.parse('2026-11-22T12:00:00.000Z');

it('means in the engine what a naive evaluation says, for formulas of every form', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyFormula, { minLength: 30, maxLength: 30 }), async (formulas) => {
      const params: Record<string, unknown> = {};
      const environment: Environment = {
        name: (name) => ({ sql: name, type: values[name]?.type ?? 'number' }),
        param: (type, value) => {
          const name = `p${Object.keys(params).length}`;
          params[name] = value;
          return `{${name}:${type}}`;
        },
        now: "toDateTime64('2026-11-22 12:00:00.000', 3, 'UTC')",
        date: (text) => `toDateTime64('${text} 00:00:00.000', 3, 'UTC')`,
        nearest: () => undefined,
      };
      const columns = formulas.map((text) => {
        const { sql, type } = compileFormula(parseFormula(text), environment);
        return `toString(${type === 'date' ? `toUnixTimestamp64Milli(${sql})` : type === 'text' || type === 'boolean' ? sql : `if(isFinite(${sql}), ${sql}, NULL)`})`;
      });
      const [found] = await app.platform.clickhouse.systemQuery<{ all: (string | null)[] }>(
        `SELECT CAST([${columns.join(', ')}], 'Array(Nullable(String))') AS all FROM (SELECT ${row})`,
        { params },
      );
      formulas.forEach((text, i) => same(found?.all[i] ?? null, evaluate(parseFormula(text), now), text));
    }),
    { numRuns: 12 },
  );
}, 120_000);

function same(found: string | null, wanted: Value, text: string): void {
  if (typeof wanted === 'number' && found !== null) {
    const tolerance = Math.max(1e-6, Math.abs(wanted) * 1e-9);
    expect(Math.abs(Number(found) - wanted), `${text} = ${wanted}, not ${found}`).toBeLessThanOrEqual(tolerance);
  } else
    expect(found, text).toBe(
      wanted === null ? null : typeof wanted === 'boolean' ? (wanted ? '1' : '0') : String(wanted),
    );
}

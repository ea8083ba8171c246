import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileRules } from '../compiler/compile.ts';
import type { Rule } from '../language/rule.ts';
import { parseRule } from '../language/rule.ts';
import { anyRule } from '../testing/arbitrary-rules.ts';
import { ownKinds, worldFigures } from '../testing/words.ts';
import { everyFeature, peopleOf, truthsOf } from './people.ts';

const at = new Date('2026-11-22T12:00:00Z');
const everybody: Rule = { version: 1, population: 'known', where: { kind: 'everyone' } };
const library = {
  kinds: ownKinds,
  segments: new Map([1, 2].map((id) => [id, { name: `s${id}`, rule: everybody }])),
  figures: worldFigures,
  rates: new Map([
    ['EUR', 1],
    ['USD', 0.5],
  ]),
};

/** What is read that is no sub-query: a table. */
const tables = /\b(?:FROM|JOIN)\s+[a-z_]+/g;
const scope = /^\s+(?:FINAL\s+)?WHERE workspace_id = \{workspace:UInt32\}/;

/** Texts of a rule that are long enough not to be words of the language. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

const marked = /^[A-Z][A-Za-z]* [A-Za-z]+$|@|^(gold|SILVER|rome|champions|Mugs|mugs|coffee)$/;

test('every read of a table names the workspace, and no value is part of the text', () => {
  const reach = fc.record({ hasAliases: fc.boolean(), onlySome: fc.boolean(), historic: fc.boolean() });
  fc.assert(
    fc.property(fc.array(anyRule, { minLength: 1, maxLength: 4 }), reach, (raw, how) => {
      const rules = raw.map((rule) => parseRule(rule, ownKinds));
      const setting = { at, historic: how.historic, hasLaterEvents: true, zone: 'Europe/Berlin', currency: 'EUR' };
      const compilation = compileRules(rules, library, setting);
      const [first] = compilation.rules;
      const select = `SELECT [${truthsOf(compilation).join(', ')}] FROM ${everyFeature(compilation, how)}`;
      const people = first ? peopleOf(first, compilation, how, { select: 'profile_id' }) : '';
      for (const sql of [select, people]) {
        const reads = [...sql.matchAll(tables)];
        expect(reads.length).toBeGreaterThan(0);
        for (const { index, 0: read } of reads) expect(sql.slice(index + read.length)).toMatch(scope);
        for (const text of rules.flatMap(textsOf).filter((value) => marked.test(value))) {
          expect(sql).not.toContain(text);
          expect(sql).not.toContain(text.toLowerCase() + "'");
        }
      }
    }),
    { numRuns: 300 },
  );
}, 60_000);

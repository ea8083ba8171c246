import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseRule } from '../../../../../server/src/insight/segments/language/rule.ts';
import { anySchemaRule } from '../../../../../server/src/insight/segments/testing/arbitrary-schema.ts';
import { ownKinds } from '../../../../../server/src/insight/segments/testing/words.ts';
import { nodesOf, readTree, writeLean, writeTree } from './tree.ts';

test('the builder loses nothing of a rule, and knows every kind', () => {
  fc.assert(
    fc.property(anySchemaRule, (raw) => {
      const rule = parseRule(raw, ownKinds);
      const tree = readTree({ ...rule });
      const written = parseRule(writeTree(tree), ownKinds);
      const lean = parseRule(writeLean(tree), ownKinds);
      // The builder puts a group around a lone condition; the lean form takes it off.
      const isGroup = ['all', 'any', 'none'].some((op) => op in rule.where);
      expect(isGroup ? written : lean).toEqual(rule);
      expect([...nodesOf(tree.root)].some((node) => 'raw' in node)).toBe(false);
    }),
    { numRuns: 2_000 },
  );
}, 60_000);

import { describe, expect, it } from 'vitest';
import { readStatement } from './statement.ts';

describe('reading a statement', () => {
  it.each([
    ['SELECT 1', 'SELECT'],
    ['/* why */ -- and\n # so\n  (select 1)', 'SELECT'],
    ['insert into t values (1)', 'INSERT'],
    ['  ', ''],
  ])('%j begins with %s', (text, verb) => {
    expect(readStatement(text).verb).toBe(verb);
  });

  it.each([
    ['INSERT INTO t FORMAT JSONEachRow {"a":1}', ' {"a":1}'],
    ["INSERT INTO t (a, `values`) VALUES (1, ';')", " (1, ';')"],
    ['INSERT INTO t /* FORMAT CSV */ FORMAT TSV\nx', '\nx'],
  ])('%j has its data at the right place', (text, data) => {
    const { dataAt } = readStatement(text);
    expect(text.slice(dataAt)).toBe(data);
  });

  it.each(['INSERT INTO t SELECT format FROM x', 'INSERT INTO t SELECT values FROM x', "SELECT 'INSERT FORMAT CSV'"])(
    '%j has no data',
    (text) => {
      expect(readStatement(text).dataAt).toBeUndefined();
    },
  );

  it.each([
    ['SELECT 1 FORMAT JSON', 'JSON'],
    ['SELECT 1 format TSV settings max_threads = 1', 'TSV'],
    ['SELECT 1 FORMAT CSV;', 'CSV'],
    ['SELECT format FROM t', undefined],
    ["SELECT ' FORMAT JSON'", undefined],
  ])('%j asks for the format %s', (text, format) => {
    expect(readStatement(text).format).toBe(format);
  });

  it('tells several statements from one with semicolons in strings, comments or at its end', () => {
    expect(readStatement('SELECT 1; SELECT 2').several).toBe(true);
    for (const one of ["SELECT ';'", 'SELECT 1;', 'SELECT 1 /* ; */', 'SELECT 1 -- ;\n', 'SELECT `a;b`']) {
      expect(readStatement(one).several).toBe(false);
    }
    expect(readStatement("INSERT INTO t VALUES ('a'); SELECT 2").several).toBe(false);
  });

  it.each([
    ['SELECT a FROM t WHERE b', true],
    ['SELECT a FROM t LIMIT 5', false],
    ['SELECT a FROM t WHERE b IN (SELECT 1)', false],
    ['WITH x AS (SELECT 1) SELECT 2', false],
    ['SELECT a, count() FROM t GROUP BY a', false],
  ])('%j is a plain scan: %s', (text, plain) => {
    expect(readStatement(text).isPlainScan).toBe(plain);
  });

  it.each([
    ['SET max_threads = 1', true],
    ['USE shop', true],
    ['CREATE TEMPORARY TABLE t (a UInt8)', true],
    ['CREATE TABLE t (a UInt8) ENGINE = Memory', false],
    ['SELECT 1', false],
  ])('%j changes its session: %s', (text, changes) => {
    expect(readStatement(text).changesSession).toBe(changes);
  });
});

import { describe, expect, test } from 'vitest';
import { type House, type RouteFact, readHouse } from './house.ts';
import { RULES, faultsOf, idleExemptions } from './inspect.ts';

const house = (files: Record<string, string>, routes: RouteFact[] = []): House =>
  readHouse(new Map(Object.entries(files)), routes);
const faults = (rule: keyof typeof RULES, files: Record<string, string>, routes?: RouteFact[]): string[] =>
  faultsOf(RULES[rule], house(files, routes), []);

const wholeModule = (name: string): Record<string, string> => ({
  [`server/src/${name}/README.md`]: '',
  [`server/src/${name}/index.ts`]: '',
  [`server/src/${name}/module.ts`]: '',
});
const list = (...modules: string[]): Record<string, string> => ({
  'server/src/app/modules.ts': [
    ...modules.map((name, i) => `import { module as m${i} } from '../${name}/module.ts';`),
    `export const modules = [${modules.map((_, i) => `m${i}`).join(', ')}];`,
  ].join('\n'),
});

describe('floors, module order and doors', () => {
  const rule = 'floors, module order and doors';

  test('an import of a higher floor', () => {
    const found = faults(rule, {
      'server/src/kernel/money.ts': `import type { X } from '../platform/log/index.ts';`,
      'server/src/platform/log/index.ts': '',
    });
    expect(found).toEqual([expect.stringContaining('platform is a higher floor than kernel')]);
  });

  test('an import of a later module, type-only and dynamic ones too', () => {
    const found = faults(rule, {
      ...list('records/profiles', 'records/orders'),
      'server/src/records/profiles/module.ts': `const late = import('../orders/index.ts');`,
      'server/src/records/profiles/rule.ts': `export type { Order } from '../orders/index.ts';`,
      'server/src/records/orders/module.ts': '',
      'server/src/records/orders/index.ts': `import { profile } from '../profiles/index.ts';`,
      'server/src/records/profiles/index.ts': '',
    });
    expect(found).toHaveLength(2);
    expect(found[0]).toContain('records/orders comes after records/profiles');
  });

  test('an import past the door', () => {
    const found = faults(rule, {
      'server/src/app/modules.ts': `import { profiles } from '../records/profiles/module.ts';`,
      'server/src/app/http.ts': `import { find } from '../records/profiles/store.ts';`,
      'server/src/records/profiles/module.ts': '',
      'server/src/records/profiles/store.ts': `import { x } from './rules/x.ts'; import { y } from '../../kernel/y.ts';`,
      'server/src/records/profiles/rules/x.ts': '',
      'server/src/kernel/y.ts': '',
    });
    expect(found).toEqual([expect.stringContaining('past the door: import records/profiles/index.ts')]);
  });
});

test('cycles, type-only ones included, one sentence per circle', () => {
  const found = faults('no cycles', {
    'ui/src/a.tsx': `import type { B } from './b.tsx';`,
    'ui/src/b.tsx': `import { c } from './c.tsx';`,
    'ui/src/c.tsx': `import { a } from './a.tsx';`,
    'ui/src/d.tsx': `import { a } from './a.tsx';`,
  });
  expect(found).toEqual([
    expect.stringContaining('ui/src/a.tsx → ui/src/b.tsx → ui/src/c.tsx → ui/src/a.tsx is a circle'),
  ]);
});

describe('SQL only in stores and migrations', () => {
  const rule = 'SQL only in stores and migrations';
  const inRule = (text: string) => faults(rule, { 'server/src/records/orders/rules/gross.ts': text });

  test.each([
    ['a labelled statement', 'const q = `/* gross */ SELECT sum(x) FROM t WHERE id = ${id}`;'],
    ['lower case', `const q = 'select id from orders';`],
    ['a tagged fragment', 'const q = sql<Row>`coalesce(x, 0)`;'],
    ['a write', 'const q = `\n  INSERT INTO orders (id) VALUES (1)`;'],
    ['a query with a common table expression', `const q = 'WITH late AS (SELECT 1) SELECT * FROM late';`],
    ['the query builder', `db.selectFrom('orders as o').selectAll();`],
  ])('%s', (_name, text) => {
    expect(inRule(text)).toEqual([expect.stringContaining("move it to the module's store.ts")]);
  });

  test('prose is no SQL, and a store may hold it', () => {
    expect(
      inRule(`const hint = 'Select a file from your disk'; const other = 'With love'; const label = 'Update the set';`),
    ).toEqual([]);
    expect(faults(rule, { 'server/src/records/orders/store.postgres.ts': 'sql`select 1 from orders`' })).toEqual([]);
  });
});

describe('one owner per table', () => {
  const rule = 'one owner per table';
  const modules = { ...wholeModule('records/orders'), ...wholeModule('creators/brand-fit') };

  test('a migration that names no module', () => {
    const found = faults(rule, { ...modules, 'server/migrations/postgres/0001_stuff.sql': 'create table x (id int);' });
    expect(found).toEqual([expect.stringContaining('names no module')]);
  });

  test('a table created by two modules', () => {
    const found = faults(rule, {
      ...modules,
      'server/migrations/postgres/0001_orders_tables.sql': 'CREATE TABLE orders (id int);',
      'server/migrations/postgres/0002_brand_fit_tables.sql': 'create table if not exists orders (id int);',
    });
    expect(found).toEqual([expect.stringContaining('records/orders and creators/brand-fit both own')]);
  });

  test('a store that names another module’s table', () => {
    const files = {
      ...modules,
      'server/migrations/postgres/0001_orders_tables.sql':
        '-- create table commented (x)\ncreate table orders (id int);',
      'server/src/records/orders/store.ts': 'sql`select * from orders`',
      'server/src/creators/brand-fit/store.ts': 'sql`select * from fits join orders on true`',
    };
    expect(faults(rule, files)).toEqual([
      expect.stringContaining('brand-fit/store.ts:1 reads or writes orders of records/orders'),
    ]);
  });
});

test('the environment only in platform/config', () => {
  const found = faults('the environment only in platform/config', {
    'server/src/platform/config/index.ts': 'const port = process.env.PORT;',
    'server/src/platform/log/index.ts': 'const level = process.env.LEVEL;',
    'server/src/platform/log/log.test.ts': 'process.env.LEVEL = "x";',
  });
  expect(found).toEqual([expect.stringContaining('platform/log/index.ts:1 reads process.env')]);
});

describe('schema, permission and test for every route', () => {
  const rule = 'schema, permission and test for every route';
  const whole: RouteFact = {
    method: 'GET',
    url: '/api/v1/orders/:id',
    audience: 'member',
    permission: 'orders:read',
    params: {},
  };
  const tested = { 'server/src/records/orders/orders.feature.test.ts': 'await get(`/api/v1/orders/${order.id}`);' };

  test('nothing to say about a whole route', () => {
    expect(faults(rule, tested, [whole])).toEqual([]);
  });

  test.each([
    ['a schema (', { ...whole, url: '/api/v1/orders', params: undefined }],
    ['a schema for the parameters', { ...whole, params: undefined, query: {} }],
    ['an audience', { ...whole, audience: undefined }],
    ['a permission', { ...whole, permission: undefined }],
    ['a test over HTTP', { ...whole, url: '/api/v1/orders/:id/lines' }],
  ])('a route without %s', (what, route: RouteFact) => {
    expect(faults(rule, tested, [route])).toContainEqual(expect.stringContaining(`${route.url} lacks ${what}`));
  });

  test('the walk over the router’s list covers routes of a workspace and no others', () => {
    const walk = { 'server/test/cross-tenant.feature.test.ts': 'for (const route of allRoutes) check(route);' };
    const open: RouteFact = { ...whole, audience: 'public', permission: undefined };
    expect(faults(rule, walk, [whole, open])).toEqual([
      'GET /api/v1/orders/:id lacks a test over HTTP (*.feature.test.ts).',
    ]);
  });
});

test('README, door and manifest for every module, and its line in the list', () => {
  const found = faults('README, door and manifest for every module', {
    ...list('records/profiles'),
    ...wholeModule('records/profiles'),
    'server/src/records/orders/index.ts': '',
  });
  expect(found).toEqual([
    expect.stringContaining('records/orders lacks README.md'),
    expect.stringContaining('records/orders lacks module.ts'),
    expect.stringContaining('records/orders is not in app/modules.ts'),
  ]);
});

test('any', () => {
  const found = faults('no any', { 'sdk/src/index.ts': '// any comment may say any\nexport const x = (y: any) => y;' });
  expect(found).toEqual([expect.stringContaining('sdk/src/index.ts:2 says any')]);
});

test('workspaces apart', () => {
  const found = faults('workspaces apart', {
    'server/src/kernel/money.ts': '',
    'sdk/src/index.ts': '',
    'ui/src/index.ts': `import { client } from '@rapport/sdk';`,
    'admin/src/money.ts': `import '../../server/src/kernel/money.ts'; import '@rapport/ui'; import '@rapport/sdk';`,
  });
  expect(found).toEqual([
    expect.stringContaining('ui may import no other workspace'),
    expect.stringContaining('admin may import sdk and ui'),
  ]);
});

test('no private places', () => {
  const home = ['', 'home', 'ann', 'rapport'].join('/');
  const found = faults('no private places', {
    'docs/a.md': `See ${home}/notes.`,
    'docs/b.md': 'See https://example.com/work/x and ./work/y.',
  });
  expect(found).toEqual([expect.stringContaining('docs/a.md:1 names a folder of one machine')]);
});

describe('exemptions', () => {
  const files = { 'server/src/platform/log/index.ts': 'process.env.LEVEL' };
  const exemption = { rule: 'environment', path: 'server/src/platform/log/', reason: 'an example' };

  test('one covers its fault', () => {
    expect(faultsOf(RULES['the environment only in platform/config'], house(files), [exemption])).toEqual([]);
    expect(idleExemptions(house(files), [exemption])).toEqual([]);
  });

  test('one that covers nothing is itself a fault', () => {
    expect(idleExemptions(house({}), [exemption])).toEqual([expect.stringContaining('no longer needed')]);
  });
});

// Where the processor's time goes: profiles and events through the inbox, in one process, per statement.
//   npm run bench -- processor [--messages N]
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { createFirstWorkspace } from '../server/src/foundation/access/index.ts';
import { openRuntime } from '../server/src/app/runtime.ts';
import { modules } from '../server/src/app/modules.ts';
import { loadConfig } from '../server/src/platform/config/index.ts';
import {
  acceptMessages,
  processInbox,
  readEvent,
  readProfile,
  type Message,
} from '../server/src/records/events/index.ts';
import { report } from './measure.ts';

/** Milliseconds and calls per statement, by the name in its leading comment. */
const statements = new Map<string, { ms: number; calls: number }>();
const query = pg.Client.prototype.query as (...args: unknown[]) => unknown;
pg.Client.prototype.query = function timed(this: pg.Client, ...args: unknown[]) {
  const [config] = args as [string | { text?: string }];
  const text = typeof config === 'string' ? config : (config.text ?? '');
  const name = /^\/\* (\w+)/.exec(text)?.[1] ?? text.slice(0, 20);
  const began = performance.now();
  const done = (): void => {
    const held = statements.get(name) ?? { ms: 0, calls: 0 };
    statements.set(name, { ms: held.ms + performance.now() - began, calls: held.calls + 1 });
  };
  const result = query.apply(this, args);
  if (result instanceof Promise) void result.then(done, done);
  return result;
} as typeof pg.Client.prototype.query;

/** What one row of the import bench becomes: 25 columns and a consent. */
function importedPerson(i: number): Message[] {
  const shared = {
    time: 1.7e12,
    who: { email: `p${i}@customers.example` },
    source: 'import:1',
    trusted: true,
    backfill: true,
  };
  const properties = Object.fromEntries(
    Array.from({ length: 19 }, (_, c) => [`field_${c + 1}`, c % 2 === 0 ? (i * c) % 1000 : `value ${(i + c) % 97}`]),
  );
  const fields = { first_name: `First${i % 900}`, last_name: `Last${i % 5000}`, city: `City${i % 300}`, country: 'DE' };
  const effectiveAt = new Date(shared.time).toISOString();
  const consents = [{ channel: 'email', status: 'subscribed', method: 'import', effectiveAt }];
  return [
    {
      ...shared,
      kind: 'identify',
      name: 'identify',
      key: randomUUID(),
      data: { facts: { fields, properties }, consents },
    },
  ];
}

const { values: flags } = parseArgs({ options: { messages: { type: 'string', default: '20000' } } });
const total = Number(flags.messages);
const dataDir = await mkdtemp(join(tmpdir(), 'rapport-bench-'));
const runtime = await openRuntime(loadConfig({ RAPPORT_DATA: dataDir, RAPPORT_LOG: 'warn', RAPPORT_SAMPLE: 'off' }));
const { platform } = runtime;
try {
  const { workspaceId } = await createFirstWorkspace(platform, {
    name: 'Bench',
    currency: 'EUR',
    timezone: 'UTC',
    email: 'b@example.com',
  });
  const scope = { now: Date.now(), trusted: true, source: 'bench' };
  const kinds = {
    profiles: (i: number) =>
      readProfile(
        {
          email: `person${i}@example.com`,
          externalId: `c${i}`,
          firstName: 'Ada',
          lastName: `L${i}`,
          city: 'Berlin',
          country: 'DE',
          properties: { tier: i % 5, plan: `p${i % 7}` },
        },
        '',
        scope,
      ),
    imported: (i: number) => importedPerson(i),
    events: (i: number) =>
      readEvent(
        {
          metric: 'Viewed Product',
          profile: { email: `person${i % total}@example.com` },
          properties: { sku: `s${i % 100}`, price: 5 },
        },
        '',
        scope,
      ),
  };
  for (const [name, make] of Object.entries(kinds)) {
    for (let at = 0; at < total; at += 1000) {
      const messages = Array.from({ length: 1000 }, (_, i) => make(at + i)).flatMap((read) =>
        Array.isArray(read) ? read : 'message' in read ? [read.message] : [],
      );
      await acceptMessages(platform, workspaceId, messages);
    }
    const cpu = process.cpuUsage();
    const began = performance.now();
    while (await processInbox(platform));
    const ms = performance.now() - began;
    const used = process.cpuUsage(cpu);
    const slowest = [...statements].sort((a, b) => b[1].ms - a[1].ms).slice(0, 12);
    for (const [statement, { ms: spent, calls }] of slowest)
      process.stderr.write(`  ${statement.padEnd(24)} ${calls} calls ${spent.toFixed(0)} ms\n`);
    statements.clear();
    report({
      bench: 'processor',
      figure: name,
      per_second: Math.round(total / (ms / 1000)),
      node_cpu_ms_per_1000: Math.round((used.user + used.system) / total),
    });
  }
  const loops = modules.flatMap((m) => m.loops ?? []);
  for (const loop of loops) {
    const began = performance.now();
    let rounds = 0;
    while (await loop.round(platform)) rounds += 1;
    if (rounds > 0)
      report({ bench: 'processor', figure: `loop ${loop.name}`, rounds, ms: Math.round(performance.now() - began) });
  }
} finally {
  await runtime.stop();
  await rm(dataDir, { recursive: true, force: true });
}

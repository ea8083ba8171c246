import { statfs } from 'node:fs/promises';
import { Command } from 'commander';
import { checkHealth } from '../health.ts';
import { print, withSession } from './session.ts';

/** The health of everything, for a person; exit code 1 when something is not well. */
export const doctorCommand = (): Command =>
  new Command('doctor')
    .option('--json', 'print JSON')
    .description('Health of the engines, the disk and the queues')
    .action(({ json }: { json?: boolean }) =>
      withSession(async ({ runtime, served }) => {
        const [health, engines, disk] = await Promise.all([
          checkHealth(runtime.platform),
          runtime.engines.status(),
          statfs(runtime.config.dataDir),
        ]);
        const freeGb = (disk.bavail * disk.bsize) / 1e9;
        const report = {
          status: health.status,
          server: served ? 'running' : 'not running',
          health,
          engines,
          node: process.version,
          disk: { freeGb: Number(freeGb.toFixed(1)) },
        };
        const mark = (ok: boolean): string => (ok ? 'ok   ' : 'FAULT');
        print(
          json,
          report,
          [
            `${mark(true)} server ${report.server}, Node ${process.version}`,
            `${mark(health.postgres.ok)} PostgreSQL ${engines.postgres.mode} ${engines.postgres.version ?? ''} ${health.postgres.message ?? ''}`,
            `${mark(health.clickhouse.ok)} ClickHouse ${engines.clickhouse.mode} ${engines.clickhouse.version ?? ''} ${health.clickhouse.state} ${health.clickhouse.message ?? engines.clickhouse.message ?? ''}`,
            `${mark(freeGb > 2)} disk: ${freeGb.toFixed(1)} GB free`,
            `${mark((health.inbox?.waiting ?? 0) < 50_000)} inbox: ${health.inbox?.waiting ?? '?'} waiting, ${health.inbox?.unshipped ?? '?'} batches not yet in the event store`,
          ].join('\n'),
        );
        if (health.status !== 'ok' || freeGb <= 2) process.exitCode = 1;
      }),
    );

// How well each strategy tells what people buy, against what is popular and against chance: on the sample brand and on UCI
// Online Retail. And how long an answer takes, against raw reads of the same rows by primary key.
//   npm run bench -- recommendations [--profiles N] [--people N] [--pairs N] [--only quality|latency] [--data sample|retail] [--write]
import { parseArgs } from 'node:util';
import { evaluate, runDue } from '../server/src/insight/recommendations/index.ts';
import type { Context } from '../server/src/platform/context.ts';
import { report } from './measure.ts';
import { closeBrand, retailBrand, sampleBrand } from './recommendations/brands.ts';
import { hasRetail, retailFile } from './recommendations/online-retail.ts';
import { latencyOf } from './recommendations/latency.ts';
import { tableOf, writeTables } from './recommendations/table.ts';
import { startServer } from './world.ts';

const { values: flags } = parseArgs({
  options: {
    profiles: { type: 'string', default: '20000' },
    people: { type: 'string', default: '5000' },
    pairs: { type: 'string', default: '5' },
    only: { type: 'string' },
    data: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});

const server = await startServer();
try {
  const parts: string[] = [];
  const judge = async (name: string, ctx: Context): Promise<void> => {
    const started = performance.now();
    await runDue(ctx, 'all');
    const build_ms = Math.round(performance.now() - started);
    if (flags.only === 'latency') return;
    const now = ctx.platform.clock.now();
    const evaluation = await evaluate(ctx, { until: now, version: Date.now(), people: Number(flags.people) });
    for (const row of evaluation.rows)
      report({ bench: 'recommendations', data: name, build_ms, people: evaluation.people[row.task], ...row });
    parts.push(tableOf(name, evaluation));
  };
  if (flags.data !== 'retail') {
    const sample = await sampleBrand(server, Number(flags.profiles));
    await judge('Sample brand', sample);
    if (flags.only !== 'quality') {
      const { ratio, open } = await latencyOf(server, sample.workspaceId, Number(flags.pairs));
      const judged = ratio.noisy === 0;
      report({
        bench: 'recommendations',
        figure: 'latency',
        goal: 'p99 < 20 ms',
        ...ratio,
        latency_judged: judged,
        open_loop: open,
      });
      parts.push(
        `### An answer over HTTP\n\n${ratio.ours_ms} ms against ${ratio.limit_ms} ms of raw reads of the same rows by primary key: ratio ${ratio.ratio_median} (${ratio.ratio_min}–${ratio.ratio_max}), ${ratio.pairs} interleaved pairs. At ${open.per_second} requests a second, ${open.count} of them: p50 ${open.p50_ms} ms, p99 ${open.p99_ms} ms, slowest ${open.max_ms} ms${judged ? '' : '. The machine was noisy: times are not judged'}.\n`,
      );
    }
    await closeBrand(sample);
  }
  if (flags.only !== 'latency' && flags.data !== 'sample') {
    if (hasRetail()) {
      const retail = await retailBrand(server);
      await judge('Online Retail', retail);
      await closeBrand(retail);
    } else process.stdout.write(`not judged: ${retailFile} is absent\n`);
  }
  process.stdout.write(`\n${parts.join('\n')}\n`);
  if (flags.write) await writeTables(parts.join('\n'));
} finally {
  await server.stop();
}

// P8, P9: a campaign from planned to accepted against nodemailer's bare pool, same sink, same connections, same HTML.
//   npm run bench -- campaign [--people 5000 --pairs 5 --connections 20]
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { apiOf } from './campaign/api.ts';
import { launch, subscribe, untilSent } from './campaign/audience.ts';
import { cpuMs, peakMb } from './campaign/cpu.ts';
import { newsletter } from './campaign/newsletter.ts';
import { startSinkProcess } from './campaign/sink.ts';
import { interleave, report, round } from './measure.ts';
import { startServer } from './world.ts';

const { values: flags } = parseArgs({
  options: {
    people: { type: 'string', default: '5000' },
    pairs: { type: 'string', default: '5' },
    connections: { type: 'string', default: '20' },
  },
});
const people = Number(flags.people);
const folder = await mkdtemp(join(tmpdir(), 'rapport-sink-'));
const sink = await startSinkProcess(join(folder, 'ledger.txt'));
const server = await startServer({ SMTP_URL: `smtp://127.0.0.1:${sink.port}?connections=${flags.connections}` });
const bare = spawn(
  process.execPath,
  ['--import', 'tsx', join(import.meta.dirname, 'limits', 'nodemailer-pool.ts'), String(sink.port), flags.connections],
  { stdio: ['pipe', 'pipe', 'inherit'] },
);
const answers = createInterface({ input: bare.stdout })[Symbol.asyncIterator]();
try {
  const api = apiOf(server);
  const { segmentId, addresses } = await subscribe(server, api, people);
  const { id: sample } = await api.send<{ id: number }>('POST', '/campaigns', {
    name: 'Sample',
    content: { class: 'marketing', preheader: '', format: 'html', ...newsletter('Sample') },
  });
  const { html } = await api.send<{ html: string }>('POST', `/campaigns/${sample}/preview`, {});
  const postmaster = Number(readFileSync(join(server.dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
  const cpu = { ours: 0, limit: 0, runs: 0 };

  const limit = async (): Promise<number> => {
    const before = cpuMs(bare.pid ?? 0);
    bare.stdin.write(`${JSON.stringify({ count: people, html })}\n`);
    const took = Number((await answers.next()).value);
    cpu.limit += cpuMs(bare.pid ?? 0) - before;
    return took;
  };
  const ours = async (): Promise<number> => {
    const id = await planned(segmentId);
    sink.empty();
    const before = cpuMs(server.pid()) + cpuMs(postmaster);
    const started = performance.now();
    await api.send('POST', `/campaigns/${id}/resume`, {});
    while (sink.count() < people) await sleep(10);
    const took = performance.now() - started;
    cpu.ours += cpuMs(server.pid()) + cpuMs(postmaster) - before;
    cpu.runs += 1;
    await untilSent(api, id, 60_000);
    const taken = sink.ledger();
    const equal = taken.size === addresses.size && [...addresses].every((address) => taken.get(address)?.length === 1);
    if (!equal) throw new Error('who got it is not who was to get it');
    return took;
  };
  /** Freezes while the brand's sending is paused, so that everything is planned and nothing has left. */
  const planned = async (segment: number): Promise<number> => {
    await api.send('POST', '/workspace/pause-sending', { reason: 'bench' });
    const id = await launch(api, segment, newsletter('Bench'));
    for (let state = ''; state !== 'sending'; await sleep(100))
      ({ state } = await api.get<{ state: string }>(`/campaigns/${id}`));
    await api.send('POST', `/campaigns/${id}/pause`, {});
    await api.send('POST', '/workspace/resume-sending', {});
    await sleep(6000);
    return id;
  };

  const ratio = await interleave(limit, ours, Number(flags.pairs));
  report({
    bench: 'campaign',
    size: people,
    html_bytes: Buffer.byteLength(html),
    rate_ratio: round(1 / ratio.ratio_median),
    goal: '>= 1.0',
    ours_per_second: Math.round(people / (ratio.ours_ms / 1000)),
    limit_per_second: Math.round(people / (ratio.limit_ms / 1000)),
    ...ratio,
    cpu_ms_per_message: round(cpu.ours / cpu.runs / people),
    limit_cpu_ms_per_message: round(cpu.limit / cpu.runs / people),
    server_peak_mb: peakMb(server.pid()),
    recipients_equal: true,
  });
} finally {
  bare.kill('SIGTERM');
  await server.stop();
  sink.stop();
  await rm(folder, { recursive: true, force: true });
}

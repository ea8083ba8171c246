// R2, R3, T2: kill -9 of the server while it sends a campaign; nobody is missing, and who got two is marked.
//   npm run bench -- proof-campaign [--people 5000 --kills 5 --seed 1]
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { apiOf } from './campaign/api.ts';
import { launch, subscribe, untilSent } from './campaign/audience.ts';
import { startSinkProcess } from './campaign/sink.ts';
import { seeded } from './kill/random.ts';
import { report } from './measure.ts';
import { startServer } from './world.ts';

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '5000' },
    kills: { type: 'string', default: '5' },
    seed: { type: 'string', default: '1' },
  },
});
const people = Number(values.people);
const kills = Number(values.kills);
const random = seeded(Number(values.seed));
const began = performance.now();
const folder = await mkdtemp(join(tmpdir(), 'rapport-sink-'));
const sink = await startSinkProcess(join(folder, 'ledger.txt'));
const server = await startServer({ SMTP_URL: `smtp://127.0.0.1:${sink.port}` });
try {
  const api = apiOf(server);
  const { segmentId, addresses } = await subscribe(server, api, people);
  const content = {
    subject: 'Proof',
    source: '<html><body><a href="https://shop.example/sale">Sale</a></body></html>',
  };
  const id = await launch(api, segmentId, content);
  const killedAt: number[] = [];
  for (let n = 1; n <= kills; n += 1) {
    while (sink.count() < (people * n) / (kills + 1)) await sleep(2);
    await sleep(random.below(40));
    await server.kill('SIGKILL');
    killedAt.push(sink.count());
    await server.start();
  }
  await untilSent(api, id, 600_000);

  const taken = sink.ledger();
  const marked = new Set(
    (await api.all<{ address: string }>(`/campaigns/${id}/recipients?doubted=true`)).map((r) => r.address),
  );
  const doubles = [...taken].filter(([, ids]) => ids.length > 1);
  const figures = {
    missing: [...addresses].filter((address) => !taken.has(address)).length,
    strangers: [...taken.keys()].filter((address) => !addresses.has(address)).length,
    doubles: doubles.length,
    doublesUnmarked: doubles.filter(([address]) => !marked.has(address)).length,
    doublesOfTwoIds: doubles.filter(([, ids]) => new Set(ids).size > 1).length,
    killsWhileSending: killedAt.filter((count) => count < people).length,
  };
  const results = await api.get<{ delivered: number; doubtful: number; everDoubtful: number; sentAgain: number }>(
    `/campaigns/${id}/results`,
  );
  const { missing, strangers, doublesUnmarked, doublesOfTwoIds, killsWhileSending } = figures;
  const kept =
    missing + strangers + doublesUnmarked + doublesOfTwoIds === 0 &&
    killsWhileSending === kills &&
    results.doubtful === 0;
  report({
    proof: 'campaign',
    kept,
    people,
    kills,
    killedAt,
    ...figures,
    marked: marked.size,
    delivered: results.delivered,
    everDoubtful: results.everDoubtful,
    sentAgain: results.sentAgain,
    seconds: Math.round((performance.now() - began) / 1000),
  });
  if (!kept) process.exitCode = 1;
} finally {
  await server.stop();
  sink.stop();
  await rm(folder, { recursive: true, force: true });
}

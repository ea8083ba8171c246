// R1, T1: kill -9 of random processes during ingest; every acknowledged event is found exactly once.
//   npm run bench -- proof-kill [--kills 50] [--connections 16] [--seed 1]
import { parseArgs } from 'node:util';
import { proveKills } from './kill/prove.ts';
import { report } from './measure.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '50' },
    connections: { type: 'string', default: '16' },
    seed: { type: 'string', default: '1' },
  },
});
const began = performance.now();
const seed = Number(values.seed);
const proof = await proveKills({ kills: Number(values.kills), connections: Number(values.connections), seed });
const { lost, doubled, ...rest } = proof.verdict;
const kept =
  lost.length === 0 &&
  doubled.length === 0 &&
  rest.disordered === 0 &&
  !rest.timelineDiffers &&
  proof.kills.crashes === 0;
report({
  proof: 'kill',
  kept,
  seed,
  ...proof,
  verdict: { ...rest, lost: lost.length, doubled: doubled.length, examples: [...lost, ...doubled].slice(0, 5) },
  seconds: Math.round((performance.now() - began) / 1000),
});
if (!kept) process.exitCode = 1;

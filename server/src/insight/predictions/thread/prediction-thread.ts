import { parentPort, workerData } from 'node:worker_threads';
import { learn } from '../learn/learn.ts';
import { evaluate, riskOf, type Done, type Job } from './apart.ts';

/** One piece of arithmetic, given at the start; its answer ends the thread. */
const job = workerData as Job;
function done(): Done {
  if ('learn' in job) return { learned: learn(job.learn) };
  if ('learnRisk' in job) return { risk: riskOf(job.learnRisk) };
  return { expected: evaluate(job.evaluate) };
}

parentPort?.postMessage(done());

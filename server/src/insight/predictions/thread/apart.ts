import { createThread } from '../../../platform/threads/index.ts';
import { expectedOfHistory, type Expected } from '../learn/value-cells.ts';
import { learnRisk, type RiskLearned, type RiskPast } from '../learn/churn.ts';
import type { Lesson, Learned } from '../learn/learn.ts';
import { familyOf } from '../learn/purchases.ts';
import type { History } from '../maths/family.ts';

export type Evaluation = {
  family: string;
  parameters: readonly number[];
  histories: readonly History[];
  horizon: number;
};
export type RiskLesson = { family: string; train: RiskPast; test: RiskPast; purchaseFeatures: number };
export type Job = { learn: Lesson } | { learnRisk: RiskLesson } | { evaluate: Evaluation };
export type Done = { learned: Learned } | { risk: RiskLearned } | { expected: Expected[] };

/** Fewer histories are computed where they are: a thread takes longer to start. */
const few = 2_000;

/** Learns in a thread of its own: it takes seconds, and the loops of this process have people waiting. */
export async function learnApart(lesson: Lesson): Promise<Learned> {
  const done = await run({ learn: lesson });
  if ('learned' in done) return done.learned;
  throw new Error('the thread that learns answered something else');
}

export async function learnRiskApart(lesson: RiskLesson): Promise<RiskLearned> {
  const done = await run({ learnRisk: lesson });
  if ('risk' in done) return done.risk;
  throw new Error('the thread that learns answered something else');
}

export const riskOf = ({ family, train, test, purchaseFeatures }: RiskLesson): RiskLearned =>
  learnRisk(familyOf(family), train, test, purchaseFeatures);

export async function evaluateApart(evaluation: Evaluation): Promise<Expected[]> {
  if (evaluation.histories.length <= few) return evaluate(evaluation);
  const done = await run({ evaluate: evaluation });
  if ('expected' in done) return done.expected;
  throw new Error('the thread that evaluates answered something else');
}

export const evaluate = ({ family, parameters, histories, horizon }: Evaluation): Expected[] =>
  histories.map((history) => expectedOfHistory(familyOf(family), parameters, history, horizon));

const run = (job: Job): Promise<Done> =>
  new Promise((resolve, reject) => {
    const thread = createThread(new URL('./prediction-thread.ts', import.meta.url), { workerData: job });
    thread.once('message', (done: Done) => {
      resolve(done);
      void thread.terminate();
    });
    thread.once('error', reject);
    thread.once('exit', () => reject(new Error('the thread of predictions ended without an answer')));
  });

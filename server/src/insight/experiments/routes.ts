import { memberRoute } from '../../platform/http/index.ts';
import { analysisOf, planOf } from './calculators.ts';
import { analyseInput, analysisAnswer, planAnswer, planInput } from './shapes.ts';

const tags = ['Experiments'];
const audience = 'member';
const permission = 'reports:read';

export const routes = [
  memberRoute({
    method: 'POST',
    url: '/api/v1/experiments/plan',
    operationId: 'planExperiment',
    summary: 'How many people and days an experiment takes',
    description: 'A calculator: nothing is kept.',
    tags,
    audience,
    permission,
    body: planInput,
    response: planAnswer,
    handle: (_ctx, { body }) => Promise.resolve(planOf(body)),
  }),
  memberRoute({
    method: 'POST',
    url: '/api/v1/experiments/analyse',
    operationId: 'analyseExperiment',
    summary: 'What the sums of an experiment say, and what to do',
    description:
      'A calculator: nothing is kept. Differences and lifts with intervals that hold at one planned look and at every look, beliefs, the alarm of the sample ratio, guardrails, and a decision with its reason.',
    tags,
    audience,
    permission,
    body: analyseInput,
    response: analysisAnswer,
    handle: (_ctx, { body }) => Promise.resolve(analysisOf(body)),
  }),
];

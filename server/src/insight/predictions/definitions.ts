import type { FigureDefinition } from '../figures/index.ts';

/** What purchase history and models say about somebody. */
export const predictionFigures: readonly FigureDefinition[] = [
  {
    name: 'historicClv',
    label: 'Historic lifetime value',
    type: 'money',
    explanation: 'What was bought so far, less refunds and credits. Cancelled orders count nowhere.',
  },
  {
    name: 'predictedClv',
    label: 'Predicted lifetime value',
    type: 'money',
    explanation:
      'Estimate: expected orders of the next 365 days times what an order of this customer is expected to be worth.',
  },
  {
    name: 'totalClv',
    label: 'Total lifetime value',
    type: 'money',
    explanation: 'Historic value plus the predicted one of the next 365 days.',
  },
  {
    name: 'clvTier',
    label: 'Value tier',
    type: 'text',
    options: ['high', 'medium', 'low'],
    explanation: 'By total lifetime value: high is the top fifth, medium the rest of the upper half.',
  },
  ...([30, 90, 365] as const).map((days): FigureDefinition => ({
    name: `expectedOrders${days}`,
    label: `Expected orders, ${days} days`,
    type: 'number',
    explanation: `Estimate: how many orders are to be expected in the next ${days} days, on average over people like this.`,
  })),
  {
    name: 'pAlive',
    label: 'Still active',
    type: 'ratio',
    explanation:
      'Estimate: probability that this customer has not stopped buying for good, from the pattern of purchases.',
  },
  {
    name: 'churnProbability',
    label: 'Churn risk',
    type: 'ratio',
    explanation:
      'Estimate: probability of no order within the churn horizon (see the model card), from purchases, engagement, refunds, deliveries and tickets.',
  },
  {
    name: 'churnReasons',
    label: 'Reasons for churn risk',
    type: 'text',
    explanation: 'What raises the risk most, the strongest first.',
  },
  {
    name: 'expectedNextOrderAt',
    label: 'Expected next order',
    type: 'date',
    explanation: 'Estimate: half of the customers like this who stay active have ordered by then.',
  },
  {
    name: 'expectedNextOrderFrom',
    label: 'Next order, earliest',
    type: 'date',
    explanation: 'One in ten customers like this who stay active has ordered by then.',
  },
  {
    name: 'expectedNextOrderUntil',
    label: 'Next order, latest',
    type: 'date',
    explanation: 'Nine in ten customers like this who stay active have ordered by then.',
  },
  {
    name: 'averageDaysBetweenOrders',
    label: 'Days between orders',
    type: 'days',
    explanation: 'Average of the days between days with an order.',
  },
];

export const valueFigures = [
  ...['predictedClv', 'totalClv', 'clvTier', 'expectedOrders30', 'expectedOrders90', 'expectedOrders365', 'pAlive'],
  ...['expectedNextOrderAt', 'expectedNextOrderFrom', 'expectedNextOrderUntil'],
];
export const churnFigures = ['churnProbability', 'churnReasons'];
export const figureNames = predictionFigures.map(({ name }) => name);

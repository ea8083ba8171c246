export { recommend, recommendMany, type Recommendation, type RecommendInput } from './queries/recommend.ts';
export { strategies, type StrategyName } from './strategies.ts';
export { evaluate, type Evaluation } from './evaluation/evaluate.ts';
export { runDue } from './build/run.ts';

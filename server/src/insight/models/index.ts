export type { BacktestRow, ModelCard } from './card.ts';
export { models, type Fit, type ModelDefinition } from './definitions.ts';
export { fitDue, fitModels } from './fit.ts';
export { modelOf, type StoredModel } from './queries.ts';

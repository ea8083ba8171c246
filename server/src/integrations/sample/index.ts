export { generateSample, type SampleOptions, type SampleResult } from './actions/generate-sample.ts';
export { purchaseProcess, sampleBrand } from './rules/brand.ts';
export { generateInEngine, type EngineOptions } from './actions/generate-in-engine.ts';
export { unfinishedSample } from './store.postgres.ts';

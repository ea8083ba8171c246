export { generateSample, type SampleOptions, type SampleResult } from './actions/generate-sample.ts';
export { purchaseProcess, sampleBrand } from './rules/brand.ts';

export { regularisedBeta } from './beta.ts';
export { betaQuantile, bisect, chiSquaredCdf, chiSquaredTail, studentCdf, studentQuantile } from './distributions.ts';
export { digamma, logBeta, logGamma, trigamma, lowerGamma, upperGamma } from './gamma.ts';
export { erf, erfc, normalCdf, normalDensity, normalQuantile } from './normal.ts';
export { seededRandom, type Random } from './random.ts';

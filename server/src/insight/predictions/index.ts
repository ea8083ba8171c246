export { predictionFigures } from './definitions.ts';

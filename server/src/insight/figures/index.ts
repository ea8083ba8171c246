export {
  figureDefinitions,
  figureSources,
  type FigureDefinition,
  type FigureSource,
  type FigureType,
} from './definitions.ts';
export { figureProducers, type FigureProducer } from './producers.ts';
export { figuresOfProfile, listFigures } from './queries.ts';
export { renewFigures, renewProducersOf, renewTouched } from './renew.ts';
export { beginFigures, replaceFigures, type FigureRun } from './replace.ts';
export { figuresOf, figuresOfPeople, figureStamp, type FigureRow, type StoredFigure } from './store.figures.ts';
export { lastFigureRun } from './store.ts';

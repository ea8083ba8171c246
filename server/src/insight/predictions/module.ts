import { defineModule } from '../../platform/module.ts';
import { contribute } from '../../platform/slots/index.ts';
import { figureProducers, figureSources } from '../figures/index.ts';
import { models } from '../models/index.ts';
import { churnModel } from './churn-model.ts';
import { predictionFigures } from './definitions.ts';
import { predictionsProducer } from './renew.ts';
import { routes } from './routes.ts';
import { valueModel } from './value-model.ts';

export const predictionsModule = defineModule({
  name: 'insight/predictions',
  routes,
  contributions: [
    contribute(figureSources, { name: 'predictions', figures: () => Promise.resolve(predictionFigures) }),
    contribute(figureProducers, predictionsProducer),
    contribute(models, valueModel),
    contribute(models, churnModel),
  ],
});

import { defineModule } from '../../platform/module.ts';
import { contribute } from '../../platform/slots/index.ts';
import { figureProducers, figureSources } from '../figures/index.ts';
import { models } from '../models/index.ts';
import { demandModel } from './demand/model.ts';
import {
  renewReplenishment,
  replenishmentDefinitions,
  replenishmentFigures,
  replenishmentModel,
} from './replenishment/model.ts';
import { revenueModel } from './revenue/model.ts';
import { routes } from './routes.ts';
import { renewSendTime, sendTimeDefinitions, sendTimeFigures, sendTimeModel } from './send-time/model.ts';

const definitions = [...replenishmentDefinitions, ...sendTimeDefinitions];

export const forecastsModule = defineModule({
  name: 'insight/forecasts',
  routes,
  contributions: [
    contribute(figureSources, { name: 'forecasts', figures: () => Promise.resolve(definitions) }),
    contribute(figureProducers, {
      name: 'replenishment',
      figures: replenishmentFigures,
      everyMinutes: 15,
      renew: renewReplenishment,
    }),
    contribute(figureProducers, {
      name: 'send-time',
      figures: sendTimeFigures,
      everyMinutes: 60,
      renew: renewSendTime,
    }),
    ...[revenueModel, demandModel, replenishmentModel, sendTimeModel].map((model) => contribute(models, model)),
  ],
});

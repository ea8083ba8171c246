import { task } from '../../platform/jobs/index.ts';
import { defineModule } from '../../platform/module.ts';
import { contribute } from '../../platform/slots/index.ts';
import { figureProducers, figureSources } from '../figures/index.ts';
import { renewRfm } from './actions/renew-rfm.ts';
import { rfmFigureNames, rfmFigures } from './definitions.ts';
import { renewRfmTask } from './jobs.ts';
import { routes } from './routes.ts';

export const rfmModule = defineModule({
  name: 'insight/rfm',
  routes,
  tasks: [task(renewRfmTask)],
  contributions: [
    contribute(figureSources, { name: 'rfm', figures: rfmFigures }),
    contribute(figureProducers, { name: 'rfm', figures: rfmFigureNames, everyMinutes: 5, renew: renewRfm }),
  ],
});

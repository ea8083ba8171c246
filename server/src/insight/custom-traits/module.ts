import { task } from '../../platform/jobs/index.ts';
import { defineModule } from '../../platform/module.ts';
import { contribute } from '../../platform/slots/index.ts';
import { figureProducers, figureSources } from '../figures/index.ts';
import { renewTraitsTask } from './jobs.ts';
import { customTraitProducer, customTraitSource } from './produce.ts';
import { routes } from './routes.ts';

export const customTraitsModule = defineModule({
  name: 'insight/custom-traits',
  routes,
  tasks: [task(renewTraitsTask)],
  contributions: [contribute(figureSources, customTraitSource), contribute(figureProducers, customTraitProducer)],
});

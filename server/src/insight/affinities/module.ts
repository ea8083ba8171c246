import { task } from '../../platform/jobs/index.ts';
import { defineModule } from '../../platform/module.ts';
import { contribute } from '../../platform/slots/index.ts';
import { figureProducers, figureSources } from '../figures/index.ts';
import { affinityFigures } from './definitions.ts';
import { families } from './families.ts';
import { renewAffinitiesTask } from './jobs.ts';
import { producer } from './produce.ts';
import { routes } from './routes.ts';

export const affinitiesModule = defineModule({
  name: 'insight/affinities',
  routes,
  tasks: [task(renewAffinitiesTask)],
  contributions: [
    contribute(figureSources, {
      name: 'affinities',
      figures: () => Promise.resolve(families.flatMap((family) => affinityFigures[family])),
    }),
    ...families.map((family) => contribute(figureProducers, producer(family))),
  ],
});

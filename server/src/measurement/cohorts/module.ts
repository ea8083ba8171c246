import { defineModule } from '../../platform/module.ts';
import { contribute } from '../../platform/slots/index.ts';
import { conditionKinds } from '../../insight/segments/index.ts';
import { cohortCondition } from './condition/cohort.ts';
import { routes } from './routes.ts';

export const cohortsModule = defineModule({
  name: 'measurement/cohorts',
  routes,
  contributions: [contribute(conditionKinds, cohortCondition)],
});

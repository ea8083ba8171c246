import { task } from '../../platform/jobs/index.ts';
import { defineModule } from '../../platform/module.ts';
import { contribute } from '../../platform/slots/index.ts';
import { storeRebuilders } from '../../records/events/index.ts';
import { renewDueTask } from './jobs.ts';
import { rebuildFigures } from './renew.ts';
import { routes } from './routes.ts';

export const figuresModule = defineModule({
  name: 'insight/figures',
  routes,
  tasks: [task(renewDueTask)],
  schedules: [{ cron: '* * * * *', task: renewDueTask.name }],
  contributions: [contribute(storeRebuilders, { name: 'figures', rebuild: rebuildFigures })],
});

import { task } from '../../platform/jobs/index.ts';
import { defineModule } from '../../platform/module.ts';
import { fitDueTask, refitTask } from './jobs.ts';
import { routes } from './routes.ts';

export const modelsModule = defineModule({
  name: 'insight/models',
  routes,
  tasks: [task(fitDueTask), task(refitTask)],
  schedules: [{ cron: '* * * * *', task: fitDueTask.name }],
});

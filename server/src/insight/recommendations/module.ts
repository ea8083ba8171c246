import { task } from '../../platform/jobs/index.ts';
import { defineModule } from '../../platform/module.ts';
import { buildDueTask, buildTask } from './jobs.ts';
import { routes } from './routes.ts';

export const recommendationsModule = defineModule({
  name: 'insight/recommendations',
  routes,
  tasks: [task(buildDueTask), task(buildTask)],
  schedules: [{ cron: '* * * * *', task: buildDueTask.name }],
});

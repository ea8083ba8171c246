import { task } from '../../platform/jobs/index.ts';
import { defineModule } from '../../platform/module.ts';
import { contributions } from './names.ts';
import { invitationRoutes } from './routes/invitations.ts';
import { keyRoutes } from './routes/keys.ts';
import { memberRoutes } from './routes/members.ts';
import { sessionRoutes } from './routes/session.ts';
import { signInRoutes } from './routes/sign-in.ts';
import { sweep } from './sweep.ts';

export const accessModule = defineModule({
  name: 'foundation/access',
  routes: [...signInRoutes, ...sessionRoutes, ...memberRoutes, ...invitationRoutes, ...keyRoutes],
  tasks: [task(sweep)],
  schedules: [{ cron: '17 3 * * *', task: sweep.name }],
  contributions,
});

import { defineModule } from '../../platform/module.ts';
import { projectAliases } from './aliases.ts';
import { routes } from './routes.ts';

export const profilesModule = defineModule({
  name: 'records/profiles',
  routes,
  loops: [{ name: 'profiles.aliases', round: projectAliases, idleMs: 500 }],
});

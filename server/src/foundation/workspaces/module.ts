import { defineModule } from '../../platform/module.ts';
import { routes } from './routes.ts';

export const workspacesModule = defineModule({ name: 'foundation/workspaces', routes });

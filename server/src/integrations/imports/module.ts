import { defineModule } from '../../platform/module.ts';
import { routes } from './routes.ts';
import { importLoop } from './run/loop.ts';

export const importsModule = defineModule({ name: 'integrations/imports', routes, loops: [importLoop] });

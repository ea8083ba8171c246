import { defineModule } from '../../platform/module.ts';
import { routes } from './routes.ts';

export const sampleModule = defineModule({ name: 'integrations/sample', routes });

import { defineModule } from '../../platform/module.ts';
import { routes } from './routes.ts';

export const experimentsModule = defineModule({ name: 'insight/experiments', routes });

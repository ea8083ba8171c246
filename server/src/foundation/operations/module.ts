import { defineModule } from '../../platform/module.ts';
import { routes } from './routes.ts';

export const operationsModule = defineModule({ name: 'foundation/operations', routes });

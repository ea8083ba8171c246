import { defineModule } from '../../platform/module.ts';
import { routes } from './routes.ts';

export const catalogModule = defineModule({ name: 'records/catalog', routes });

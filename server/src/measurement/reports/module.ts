import { defineModule } from '../../platform/module.ts';
import { routes } from './routes.ts';

export const reportsModule = defineModule({ name: 'measurement/reports', routes });

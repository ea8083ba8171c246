import { defineModule } from '../../platform/module.ts';
import { routes } from './routes.ts';

export const viewsModule = defineModule({ name: 'foundation/views', routes });

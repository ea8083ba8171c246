import { defineModule } from '../../platform/module.ts';
import { routes } from './routes.ts';

export const templatesModule = defineModule({ name: 'messaging/templates', routes });

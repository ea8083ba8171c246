import { defineModule } from '../../platform/module.ts';
import { routes } from './routes.ts';

export const auditModule = defineModule({ name: 'foundation/audit', routes });

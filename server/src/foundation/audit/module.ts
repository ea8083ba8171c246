import { exportSources } from '../../platform/exports/index.ts';
import { defineModule } from '../../platform/module.ts';
import { contribute } from '../../platform/slots/index.ts';
import { routes } from './routes.ts';
import { auditExports } from './store.export.ts';

export const auditModule = defineModule({
  name: 'foundation/audit',
  routes,
  contributions: [...auditExports.map((source) => contribute(exportSources, source))],
});

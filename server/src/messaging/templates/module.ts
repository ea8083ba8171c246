import { exportSources } from '../../platform/exports/index.ts';
import { defineModule } from '../../platform/module.ts';
import { contribute } from '../../platform/slots/index.ts';
import { routes } from './routes.ts';
import { templateExports } from './store.export.ts';

export const templatesModule = defineModule({
  name: 'messaging/templates',
  routes,
  contributions: [...templateExports.map((source) => contribute(exportSources, source))],
});

import { exportSources } from '../../platform/exports/index.ts';
import { defineModule } from '../../platform/module.ts';
import { contribute } from '../../platform/slots/index.ts';
import { routes } from './routes.ts';
import { catalogExports } from './store.export.ts';

export const catalogModule = defineModule({
  name: 'records/catalog',
  routes,
  contributions: [...catalogExports.map((source) => contribute(exportSources, source))],
});

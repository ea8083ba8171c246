import { summedTables } from '../../platform/clickhouse/index.ts';
import { exportSources } from '../../platform/exports/index.ts';
import { defineModule } from '../../platform/module.ts';
import { contribute } from '../../platform/slots/index.ts';
import { projectAliases } from './aliases.ts';
import { routes } from './routes.ts';
import { profileExports } from './store.export.ts';
import { profileSums } from './store.sums.ts';

export const profilesModule = defineModule({
  name: 'records/profiles',
  routes,
  loops: [{ name: 'profiles.aliases', round: projectAliases, idleMs: 500 }],
  contributions: [
    ...profileExports.map((source) => contribute(exportSources, source)),
    ...profileSums.map((table) => contribute(summedTables, table)),
  ],
});

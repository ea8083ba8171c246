import { z } from 'zod';
import { summedTables } from '../../platform/clickhouse/index.ts';
import { defineTask, task } from '../../platform/jobs/index.ts';
import { exportSources } from '../../platform/exports/index.ts';
import { defineModule } from '../../platform/module.ts';
import { contribute } from '../../platform/slots/index.ts';
import { rebuildAliases } from '../profiles/index.ts';
import { archiveEvents } from './archive.ts';
import { pauseAfterInsert, pauseForFew } from './inbox.ts';
import { processInbox } from './processor.ts';
import { storeRebuilders } from './rebuild.ts';
import { routes } from './routes.ts';
import { shipEvents } from './shipper.ts';
import { eventExports } from './store.export.ts';
import { timelineSums } from './store.sums.ts';

const dayMs = 86_400_000;

/** Batches stay in PostgreSQL for a day, then only in the archive. */
const archive = defineTask({
  name: 'events.archive',
  payload: z.object({}).loose(),
  run: async (platform) => {
    await archiveEvents(platform, new Date(platform.clock.now().getTime() - dayMs));
  },
});

export const eventsModule = defineModule({
  name: 'records/events',
  routes,
  tasks: [task(archive)],
  schedules: [{ cron: '17 * * * *', task: archive.name }],
  contributions: [
    ...eventExports.map((source) => contribute(exportSources, source)),
    contribute(summedTables, timelineSums),
    contribute(storeRebuilders, { name: 'profiles.aliases', rebuild: rebuildAliases }),
  ],
  loops: [
    {
      name: 'events.process',
      round: (platform) => processInbox(platform),
      idleMs: 150,
      parallel: 2,
      pauseMs: pauseForFew,
    },
    { name: 'events.ship', round: shipEvents, idleMs: 200, pauseMs: pauseAfterInsert },
  ],
});

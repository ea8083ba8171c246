import { task } from '../../platform/jobs/index.ts';
import { exportSources } from '../../platform/exports/index.ts';
import { defineModule } from '../../platform/module.ts';
import { contribute } from '../../platform/slots/index.ts';
import { projectors } from '../events/index.ts';
import { profileMovers } from '../profiles/index.ts';
import { announceConsent } from './actions/announce.ts';
import { changeManyTask } from './actions/change-many.ts';
import { undoManyTask } from './actions/undo-many.ts';
import { consentMover } from './mover.ts';
import { consentProjector } from './projector.ts';
import { bulkRoutes } from './routes.bulk.ts';
import { routes } from './routes.ts';
import { consentExports } from './store.export.ts';

export const consentModule = defineModule({
  name: 'records/consent',
  routes: [...routes, ...bulkRoutes],
  tasks: [task(announceConsent), task(changeManyTask), task(undoManyTask)],
  contributions: [
    ...consentExports.map((source) => contribute(exportSources, source)),
    contribute(projectors, consentProjector),
    contribute(profileMovers, consentMover),
  ],
});

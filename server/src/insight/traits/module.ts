import { defineModule } from '../../platform/module.ts';
import { contribute } from '../../platform/slots/index.ts';
import { pauseAfterInsert, projectors, storeRebuilders } from '../../records/events/index.ts';
import { purchaseWatchers } from '../../records/orders/index.ts';
import { profileMovers } from '../../records/profiles/index.ts';
import { engagementProjector } from './engagement.ts';
import { traitMover } from './mover.ts';
import { projectQueued } from './projection/project.ts';
import { rebuildCopies } from './projection/rebuild.ts';
import { routes } from './routes.ts';
import { recomputeTraits } from './store.ts';

export const traitsModule = defineModule({
  name: 'insight/traits',
  routes,
  contributions: [
    contribute(purchaseWatchers, (batch, people) =>
      recomputeTraits(batch.tx, batch.workspaceId, [...people], batch.now),
    ),
    contribute(projectors, engagementProjector),
    contribute(profileMovers, traitMover),
    contribute(storeRebuilders, { name: 'copies', rebuild: rebuildCopies }),
  ],
  loops: [{ name: 'projection', round: projectQueued, idleMs: 250, pauseMs: pauseAfterInsert }],
});

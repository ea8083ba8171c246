import { defineModule } from '../../platform/module.ts';
import { contribute } from '../../platform/slots/index.ts';
import { profileMovers, type ProfileMover } from '../../records/profiles/index.ts';
import { routes } from './routes.ts';
import { moveExposures } from './store.ts';

const exposureMover: ProfileMover = {
  name: 'experiments',
  move: (tx, workspaceId, moves) => moveExposures(tx, workspaceId, moves),
};

export const experimentsModule = defineModule({
  name: 'insight/experiments',
  routes,
  contributions: [contribute(profileMovers, exposureMover)],
});

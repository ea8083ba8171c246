import { defineModule } from '../../platform/module.ts';
import { task } from '../../platform/jobs/index.ts';
import { contribute } from '../../platform/slots/index.ts';
import { campaignRevenue } from '../../messaging/campaigns/index.ts';
import { projectors } from '../../records/events/index.ts';
import { purchaseWatchers } from '../../records/orders/index.ts';
import { profileMovers } from '../../records/profiles/index.ts';
import { revenueByCredit } from './credited-to.ts';
import { creditWatcher, touchMover, touchProjector } from './projector.ts';
import { routes } from './routes.ts';
import { recredit } from './settings.ts';

export const attributionModule = defineModule({
  name: 'measurement/attribution',
  routes,
  tasks: [task(recredit)],
  contributions: [
    contribute(projectors, touchProjector),
    contribute(purchaseWatchers, creditWatcher),
    contribute(profileMovers, touchMover),
    contribute(campaignRevenue, revenueByCredit),
  ],
});

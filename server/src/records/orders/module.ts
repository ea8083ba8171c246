import { summedTables } from '../../platform/clickhouse/index.ts';
import { exportSources } from '../../platform/exports/index.ts';
import { task } from '../../platform/jobs/index.ts';
import { defineModule } from '../../platform/module.ts';
import { contribute } from '../../platform/slots/index.ts';
import { projectors } from '../events/index.ts';
import { profileMovers } from '../profiles/index.ts';
import { acquisitionProjector } from './acquisition.ts';
import { cartProjector } from './carts.ts';
import { orderMover } from './mover.ts';
import { orderProjector } from './projector.ts';
import { routes } from './routes.ts';
import { orderExports } from './store.export.ts';
import { orderSums } from './store.sums.ts';
import { takeUpAfterRates, takeUpEverywhere } from './waiting-for-rates.ts';

export const ordersModule = defineModule({
  name: 'records/orders',
  routes,
  tasks: [task(takeUpEverywhere)],
  schedules: [{ cron: '41 * * * *', task: takeUpEverywhere.name }],
  handlers: [takeUpAfterRates],
  contributions: [
    ...orderExports.map((source) => contribute(exportSources, source)),
    ...orderSums.map((table) => contribute(summedTables, table)),
    contribute(projectors, acquisitionProjector),
    contribute(projectors, cartProjector),
    contribute(projectors, orderProjector),
    contribute(profileMovers, orderMover),
  ],
});

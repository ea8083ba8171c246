import { workspaceMail } from '../../foundation/access/index.ts';
import { exportSources } from '../../platform/exports/index.ts';
import { defineModule } from '../../platform/module.ts';
import { task } from '../../platform/jobs/index.ts';
import { contribute } from '../../platform/slots/index.ts';
import { profileMovers, type ProfileMover } from '../../records/profiles/index.ts';
import { colleagueMail } from './colleague-mail.ts';
import { firstSender } from './handlers.ts';
import { publicRoutes } from './routes.public.ts';
import { routes } from './routes.ts';
import { reportBatch, reportSends } from './sender/report.ts';
import { sendRound } from './sender/round.ts';
import { moveSends } from './store.ledger.ts';
import { deliveryExports } from './store.export.ts';

const sendMover: ProfileMover = {
  name: 'delivery',
  move: (tx, workspaceId, moves) => moveSends(tx, workspaceId, moves),
};

export const deliveryModule = defineModule({
  name: 'messaging/delivery',
  routes: [...routes, ...publicRoutes],
  tasks: [task(reportSends), task(reportBatch)],
  handlers: [firstSender],
  contributions: [
    ...deliveryExports.map((source) => contribute(exportSources, source)),
    contribute(profileMovers, sendMover),
    contribute(workspaceMail, colleagueMail),
  ],
  loops: [{ name: 'sender', round: sendRound, idleMs: 400, parallel: 4 }],
});

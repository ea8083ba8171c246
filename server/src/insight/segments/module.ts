import { task } from '../../platform/jobs/index.ts';
import { exportSources } from '../../platform/exports/index.ts';
import { defineModule } from '../../platform/module.ts';
import { contribute } from '../../platform/slots/index.ts';
import { consentCondition } from './conditions/consent.ts';
import { eventCondition } from './conditions/event.ts';
import { changeCondition } from './conditions/change.ts';
import { everyoneCondition, knownCondition } from './conditions/everyone.ts';
import { figureCondition } from './conditions/figure.ts';
import { funnelCondition } from './conditions/funnel.ts';
import { locationCondition } from './conditions/location.ts';
import { productCondition } from './conditions/product.ts';
import { propertyCondition } from './conditions/property.ts';
import { rankCondition } from './conditions/rank.ts';
import { ratioCondition } from './conditions/ratio.ts';
import { recurrenceCondition } from './conditions/recurrence.ts';
import { sampleCondition } from './conditions/sample.ts';
import { segmentCondition } from './conditions/segment.ts';
import { traitCondition } from './conditions/trait.ts';
import { evaluateDueTask, evaluateTask, thinGrowthTask } from './jobs.ts';
import { conditionKinds } from './language/condition-kind.ts';
import { projectors, storeRebuilders } from '../../records/events/index.ts';
import { purchaseWatchers } from '../../records/orders/index.ts';
import { profileMovers } from '../../records/profiles/index.ts';
import { copyWatchers } from '../traits/index.ts';
import { rebuildHistory } from './history.ts';
import { lookAround } from './live/look.ts';
import { renewWaiting } from './live/renewal.ts';
import { touchBuyers, touchCopied, touchedProjector, touchMover } from './live/touch.ts';
import { explainRoutes } from './explain/routes.ts';
import { libraryRoutes } from './library/routes.ts';
import { previewRoutes } from './preview/routes.ts';
import { rehearseRoutes } from './rehearse/routes.ts';
import { rehearseTask } from './rehearse/run-rehearsal.ts';
import { languageRoutes } from './routes/language.ts';
import { membersRoutes } from './routes/members.ts';
import { segmentsRoutes } from './routes/segments.ts';
import { segmentExports } from './store.export.ts';

/** In this order a text is offered to them: what begins with the longer words comes first. */
const ownKinds = [
  segmentCondition,
  consentCondition,
  locationCondition,
  sampleCondition,
  rankCondition,
  ratioCondition,
  changeCondition,
  funnelCondition,
  recurrenceCondition,
  productCondition,
  eventCondition,
  traitCondition,
  figureCondition,
  propertyCondition,
  everyoneCondition,
  knownCondition,
];

export const segmentsModule = defineModule({
  name: 'insight/segments',
  routes: [
    ...segmentsRoutes,
    ...membersRoutes,
    ...languageRoutes,
    ...previewRoutes,
    ...explainRoutes,
    ...libraryRoutes,
    ...rehearseRoutes,
  ],
  tasks: [task(evaluateTask), task(evaluateDueTask), task(thinGrowthTask), task(rehearseTask)],
  schedules: [
    { cron: '* * * * *', task: evaluateDueTask.name },
    { cron: '20 3 * * *', task: thinGrowthTask.name },
  ],
  loops: [
    { name: 'segments', round: lookAround, idleMs: 250, parallel: 2 },
    // Many people at once cost little more than few.
    { name: 'segments.figures', round: renewWaiting, idleMs: 500, pauseMs: () => 1_000 },
  ],
  contributions: [
    ...ownKinds.map((kind) => contribute(conditionKinds, kind)),
    contribute(storeRebuilders, { name: 'segments.history', rebuild: rebuildHistory }),
    contribute(projectors, touchedProjector),
    contribute(purchaseWatchers, touchBuyers),
    contribute(profileMovers, touchMover),
    contribute(copyWatchers, touchCopied),
    ...segmentExports.map((source) => contribute(exportSources, source)),
  ],
});

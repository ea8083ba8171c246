import { accessModule } from '../foundation/access/module.ts';
import { auditModule } from '../foundation/audit/module.ts';
import { operationsModule } from '../foundation/operations/module.ts';
import { viewsModule } from '../foundation/views/module.ts';
import { workspacesModule } from '../foundation/workspaces/module.ts';
import { exportsModule } from '../integrations/exports/module.ts';
import { importsModule } from '../integrations/imports/module.ts';
import { sampleModule } from '../integrations/sample/module.ts';
import { affinitiesModule } from '../insight/affinities/module.ts';
import { customTraitsModule } from '../insight/custom-traits/module.ts';
import { experimentsModule } from '../insight/experiments/module.ts';
import { figuresModule } from '../insight/figures/module.ts';
import { modelsModule } from '../insight/models/module.ts';
import { forecastsModule } from '../insight/forecasts/module.ts';
import { predictionsModule } from '../insight/predictions/module.ts';
import { rfmModule } from '../insight/rfm/module.ts';
import { recommendationsModule } from '../insight/recommendations/module.ts';
import { segmentsModule } from '../insight/segments/module.ts';
import { campaignsModule } from '../messaging/campaigns/module.ts';
import { deliveryModule } from '../messaging/delivery/module.ts';
import { templatesModule } from '../messaging/templates/module.ts';
import { attributionModule } from '../measurement/attribution/module.ts';
import { cohortsModule } from '../measurement/cohorts/module.ts';
import type { Module } from '../platform/module.ts';
import { consentModule } from '../records/consent/module.ts';
import { catalogModule } from '../records/catalog/module.ts';
import { ordersModule } from '../records/orders/module.ts';
import { traitsModule } from '../insight/traits/module.ts';
import { eventsModule } from '../records/events/module.ts';
import { reportsModule } from '../measurement/reports/module.ts';
import { profilesModule } from '../records/profiles/module.ts';

/** Every module, in order. A module may import only modules above it; the inspector checks it. */
export const modules: readonly Module[] = [
  auditModule,
  operationsModule,
  workspacesModule,
  accessModule,
  viewsModule,
  profilesModule,
  eventsModule,
  consentModule,
  catalogModule,
  ordersModule,
  traitsModule,
  figuresModule,
  modelsModule,
  segmentsModule,
  affinitiesModule,
  customTraitsModule,
  predictionsModule,
  rfmModule,
  forecastsModule,
  recommendationsModule,
  experimentsModule,
  templatesModule,
  deliveryModule,
  campaignsModule,
  attributionModule,
  reportsModule,
  cohortsModule,
  importsModule,
  exportsModule,
  sampleModule,
];

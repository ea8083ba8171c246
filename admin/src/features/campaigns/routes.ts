import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { workspaceRoute } from '../../shell/routes.ts';
import { isState, type CampaignState } from './states.ts';
import { stepIds, type StepId } from './wizard/steps.ts';

const id = {
  parse: ({ campaignId }: { campaignId: string }) => ({ campaignId: Number(campaignId) }),
  stringify: ({ campaignId }: { campaignId: number }) => ({ campaignId: String(campaignId) }),
};

export type CampaignsSearch = { q?: string; state?: CampaignState };
export type WizardSearch = { step?: StepId };

const listRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'campaigns',
  validateSearch: (search: Record<string, unknown>): CampaignsSearch => ({
    ...(typeof search['q'] === 'string' && search['q'] !== '' ? { q: search['q'] } : {}),
    ...(isState(search['state']) ? { state: search['state'] } : {}),
  }),
  component: lazyRouteComponent(() => import('./campaigns-page.tsx'), 'CampaignsPage'),
});

const recordRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'campaigns/$campaignId',
  params: id,
  component: lazyRouteComponent(() => import('./campaign-page.tsx'), 'CampaignPage'),
});

const wizardRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'campaigns/$campaignId/edit',
  params: id,
  validateSearch: (search: Record<string, unknown>): WizardSearch => {
    const step = stepIds.find((one) => one === search['step']);
    return step ? { step } : {};
  },
  component: lazyRouteComponent(() => import('./edit-campaign-page.tsx'), 'EditCampaignPage'),
});

export const campaignsRoutes = [listRoute, recordRoute, wizardRoute] as const;

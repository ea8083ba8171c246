export { createCampaign, updateCampaign, type DraftChange } from './actions/draft.ts';
export { scheduleCampaign } from './actions/schedule.ts';
export { campaignRevenue, campaignResults, type CampaignRevenue } from './queries/results.ts';

export { createWorkspace, type NewWorkspace } from './create-workspace.ts';
export { allWorkspaces, changeBrand, workspaceOf, workspacesOf, type Workspace } from './brand.ts';
export { holdRates, rateOn, ratesOn } from './rates.ts';
export type { CurrencyRate, DatedCurrency } from './store.rates.ts';
export { currencyRatesChanged, workspaceCreated } from './signals.ts';
export { pauseSendingEverywhere } from './store.ts';

export { sendTest } from './actions/send-test.ts';
export { changeSettings, readSettings } from './actions/settings.ts';
export { sendGates, type SendGate } from './gates.ts';
export { isPlainAddress } from './rules/headers.ts';
export { testInput, testResults } from './routes.ts';
export { engagementTotals, hourlySeries, linkTable, type EngagementTotals } from './store.engagement.ts';
export {
  cancelPlanned,
  mailingSummaries,
  planSends,
  replanDoubtful,
  sendPage,
  tally,
  unfinished,
  type PlannedSend,
  type SendTally,
} from './store.ledger.ts';
export { insertMailing as openMailing, setMailingState } from './store.mailings.ts';
export { sendStates, type SendRow, type SendState } from './tables.ts';

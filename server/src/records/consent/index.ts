export { decideConsent } from './actions/decide.ts';
export { addSuppressions, liftSuppressions, type NewSuppression } from './actions/suppress.ts';
export { canReceive, type Receivable } from './rules/can-receive.ts';
export {
  channels,
  consentStatement,
  statuses,
  type Channel,
  type ConsentStatement,
  type ConsentStatus,
  type Purpose,
} from './statement.ts';
export { consentsOf } from './store.ts';
export { suppressed, suppressionsOf } from './store.suppressions.ts';
export type { ConsentRow, SuppressionReason, SuppressionRow } from './tables.ts';

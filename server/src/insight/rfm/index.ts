export { rfmMoved } from './signals.ts';
export { renewRfm } from './actions/renew-rfm.ts';

export { finishOperation, reportProgress, startOperation } from './progress.ts';
export { readOperation, type Operation } from './operations.ts';
export type { Outcome, Progress } from './store.ts';
export type { OperationStatus } from './tables.ts';

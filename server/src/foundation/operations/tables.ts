import type { StoredActor } from '../audit/index.ts';
import type { JsonObject } from '../../kernel/json.ts';

export const operationStatuses = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;
export type OperationStatus = (typeof operationStatuses)[number];

export type OperationRow = {
  id: string;
  kind: string;
  title: string;
  status: OperationStatus;
  done: number;
  total: number | null;
  message: string | null;
  result: JsonObject | null;
  cancel_requested: boolean;
  created_by: StoredActor;
  created_at: Date;
  started_at: Date | null;
  finished_at: Date | null;
};

import type { KindName } from './kinds/kind.ts';
import type { ImportOptions, Mapping } from './mapping.ts';

export const importStatuses = ['queued', 'reading', 'settling', 'done', 'failed', 'cancelled'] as const;
export type ImportStatus = (typeof importStatuses)[number];

export type ImportRow = {
  id: string;
  workspace_id: number;
  kind: KindName;
  file_name: string;
  stored_as: string | null;
  path: string | null;
  fingerprint: string;
  mapping: Mapping;
  options: ImportOptions;
  dry_run: boolean;
  status: ImportStatus;
  rows_done: number;
  rows_total: number | null;
  refused: number;
  reject_bytes: number;
  counts: Record<string, number>;
  reasons: Record<string, number>;
  notes: string[];
  inbox_mark: number | null;
  profile_mark: number | null;
  error: string | null;
  created_at: Date;
  finished_at: Date | null;
};

/** How far an import is: what its next start goes on from. */
export type Progress = Pick<ImportRow, 'rows_done' | 'refused' | 'reject_bytes' | 'counts' | 'reasons'>;

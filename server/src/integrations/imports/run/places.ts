import type { Platform } from '../../../platform/context.ts';
import type { ImportRow } from '../tables.ts';

/** Where the files of an import lie. */
export const rejectsName = (workspaceId: number, id: string): string => `imports/${workspaceId}/${id}/refused.csv`;
export const sortFolder = (platform: Platform, row: ImportRow): string =>
  platform.files.path(`imports/${row.workspace_id}/${row.id}/sort`);
export const sourcePath = (platform: Platform, row: ImportRow): string =>
  row.stored_as === null ? (row.path ?? '') : platform.files.path(row.stored_as);
export const uploadName = (workspaceId: number, uploadId: string): string =>
  `imports/${workspaceId}/uploads/${uploadId}`;

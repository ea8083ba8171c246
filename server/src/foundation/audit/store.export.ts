import { plainTable, type ExportSource } from '../../platform/exports/index.ts';

export const auditExports: readonly ExportSource[] = [
  plainTable(
    {
      name: 'audit',
      about: 'Who changed what and when',
      columns: ['id', 'at', 'actor', 'action', 'entity', 'entity_id', 'changes'],
    },
    'audit_log',
    ['id'],
  ),
];

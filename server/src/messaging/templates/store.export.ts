import { plainTable, type ExportSource } from '../../platform/exports/index.ts';

export const templateExports: readonly ExportSource[] = [
  plainTable(
    {
      name: 'templates',
      about: 'Templates; version_id names the version in use',
      columns: ['id', 'name', 'version_id', 'created_at', 'updated_at', 'deleted_at'],
    },
    'templates',
    ['id'],
  ),
  plainTable(
    {
      name: 'template-versions',
      about: 'Every version of every template',
      columns: [
        'id',
        'template_id',
        'version',
        'class',
        'subject',
        'preheader',
        'format',
        'source',
        'text_source',
        'created_at',
      ],
    },
    'template_versions',
    ['id'],
  ),
];

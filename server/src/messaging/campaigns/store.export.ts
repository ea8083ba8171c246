import { plainTable, type ExportSource } from '../../platform/exports/index.ts';

export const campaignExports: readonly ExportSource[] = [
  plainTable(
    {
      name: 'campaigns',
      about: 'Campaigns; mailing_id names their sends',
      columns: [
        'id',
        'name',
        'state',
        'template_id',
        'version_id',
        'subject',
        'preheader',
        'from_name',
        'from_email',
        'reply_to',
        'include_segments',
        'exclude_segments',
        'scheduled_at',
        'mailing_id',
        'started_at',
        'finished_at',
        'left_out',
      ],
    },
    'campaigns',
    ['id'],
  ),
];

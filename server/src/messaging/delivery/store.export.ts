import { plainTable, type ExportSource } from '../../platform/exports/index.ts';

export const deliveryExports: readonly ExportSource[] = [
  plainTable(
    {
      name: 'mailings',
      about: 'What was sent out together',
      columns: [
        'id',
        'source_kind',
        'source_id',
        'name',
        'class',
        'channel',
        'version_id',
        'subject',
        'from_name',
        'from_email',
        'state',
        'created_at',
      ],
    },
    'mailings',
    ['id'],
  ),
  plainTable(
    {
      name: 'sends',
      about: 'One row per message to a person and what became of it',
      columns: [
        'id',
        'mailing_id',
        'profile_id',
        'channel',
        'address',
        'class',
        'state',
        'reason',
        'attempt',
        'due_at',
        'handed_at',
        'doubtful_at',
        'finished_at',
        'reply',
      ],
    },
    'sends',
    ['id'],
  ),
];

import { plainTable, type ExportSource } from '../../platform/exports/index.ts';

export const consentExports: readonly ExportSource[] = [
  plainTable(
    {
      name: 'consents',
      about: 'What each person agreed to, per channel',
      columns: [
        'profile_id',
        'channel',
        'purpose',
        'status',
        'method',
        'source',
        'wording',
        'double_opt_in',
        'effective_at',
        'recorded_at',
      ],
    },
    'consents',
    ['profile_id', 'channel', 'purpose'],
  ),
  plainTable(
    {
      name: 'consent-ledger',
      about: 'Every decision as it was stated: the proof behind the consents',
      columns: [
        'id',
        'profile_id',
        'origin_id',
        'channel',
        'purpose',
        'status',
        'method',
        'source',
        'wording',
        'page',
        'ip',
        'user_agent',
        'double_opt_in',
        'trusted',
        'merged_from',
        'batch_id',
        'void',
        'effective_at',
        'recorded_at',
      ],
    },
    'consent_ledger',
    ['id'],
  ),
  plainTable(
    {
      name: 'suppressions',
      about: 'Addresses that get nothing',
      columns: ['channel', 'value', 'reason', 'detail', 'created_at'],
    },
    'suppressions',
    ['channel', 'value'],
  ),
];

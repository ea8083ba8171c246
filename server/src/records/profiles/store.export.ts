import { plainTable, type ExportSource } from '../../platform/exports/index.ts';

export const profileExports: readonly ExportSource[] = [
  plainTable(
    {
      name: 'profiles',
      about: 'People and devices; merged_into names the profile that one became part of',
      columns: [
        'id',
        'known',
        'merged_into',
        'email',
        'phone',
        'external_id',
        'first_name',
        'last_name',
        'organization',
        'title',
        'locale',
        'timezone',
        'image_url',
        'city',
        'region',
        'postal_code',
        'country',
        'latitude',
        'longitude',
        'properties',
        'acquisition',
        'first_seen_at',
        'last_seen_at',
        'created_at',
        'updated_at',
      ],
    },
    'profiles',
    ['id'],
  ),
  plainTable(
    {
      name: 'identifiers',
      about: 'Every identifier and whose it is now',
      columns: ['profile_id', 'kind', 'value', 'origin_id', 'first_seen_at', 'linked_at', 'source'],
    },
    'profile_identifiers',
    ['profile_id', 'kind', 'value'],
  ),
];

const byZone: Record<string, string> = {
  'Europe/London': 'GBP',
  'Europe/Belfast': 'GBP',
  'Europe/Zurich': 'CHF',
  'Europe/Stockholm': 'SEK',
  'Europe/Oslo': 'NOK',
  'Europe/Copenhagen': 'DKK',
  'Europe/Warsaw': 'PLN',
  'Europe/Prague': 'CZK',
  'Europe/Budapest': 'HUF',
  'Europe/Bucharest': 'RON',
  'Europe/Istanbul': 'TRY',
  'America/Toronto': 'CAD',
  'America/Vancouver': 'CAD',
  'America/Edmonton': 'CAD',
  'America/Winnipeg': 'CAD',
  'America/Halifax': 'CAD',
  'America/Mexico_City': 'MXN',
  'America/Sao_Paulo': 'BRL',
  'Asia/Tokyo': 'JPY',
  'Asia/Kolkata': 'INR',
  'Asia/Calcutta': 'INR',
  'Asia/Singapore': 'SGD',
  'Asia/Hong_Kong': 'HKD',
  'Asia/Seoul': 'KRW',
  'Asia/Dubai': 'AED',
  'Africa/Johannesburg': 'ZAR',
  'Pacific/Auckland': 'NZD',
};
const byRegion: Record<string, string> = { Europe: 'EUR', Australia: 'AUD' };

/** The currency most shops in a time zone count in: what the wizard starts with, never a decision. */
export const likelyCurrency = (zone: string): string => byZone[zone] ?? byRegion[zone.split('/')[0] ?? ''] ?? 'USD';

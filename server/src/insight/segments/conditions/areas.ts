/** Groups of countries (ISO 3166), as the marketing of a region is decided by them. */

const eu = 'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE'.split(' ');

const areas = {
  /** The European Union. */
  EU: eu,
  /** With Iceland, Liechtenstein and Norway: where the GDPR holds. */
  EEA: [...eu, 'IS', 'LI', 'NO'],
  DACH: ['DE', 'AT', 'CH'],
  Benelux: ['BE', 'NL', 'LU'],
  Nordics: ['DK', 'FI', 'IS', 'NO', 'SE'],
  'North America': ['US', 'CA', 'MX'],
} as const;

export type Area = keyof typeof areas;
export const areaNames = Object.keys(areas) as [Area, ...Area[]];

export const countriesOf = (names: readonly Area[]): string[] => [...new Set(names.flatMap((name) => areas[name]))];

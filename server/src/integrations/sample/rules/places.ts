import { weighted } from './random.ts';

export type Place = {
  city: string;
  region: string;
  country: string;
  timezone: string;
  /** hours ahead of UTC in winter */
  offset: number;
  locale: string;
  latitude: number;
  longitude: number;
  postalCode: string;
};

type Row = readonly [
  city: string,
  region: string,
  postalCode: string,
  latitude: number,
  longitude: number,
  weight: number,
];

const countries: readonly { code: string; timezone: string; offset: number; locale: string; cities: readonly Row[] }[] =
  [
    {
      code: 'NL',
      timezone: 'Europe/Amsterdam',
      offset: 1,
      locale: 'nl-NL',
      cities: [
        ['Amsterdam', 'Noord-Holland', '1012', 52.37, 4.9, 90],
        ['Utrecht', 'Utrecht', '3511', 52.09, 5.12, 60],
        ['Rotterdam', 'Zuid-Holland', '3011', 51.92, 4.48, 62],
        ['Haarlem', 'Noord-Holland', '2011', 52.38, 4.64, 28],
        ['Groningen', 'Groningen', '9711', 53.22, 6.57, 24],
        ['Eindhoven', 'Noord-Brabant', '5611', 51.44, 5.48, 26],
      ],
    },
    {
      code: 'DE',
      timezone: 'Europe/Berlin',
      offset: 1,
      locale: 'de-DE',
      cities: [
        ['Berlin', 'Berlin', '10115', 52.52, 13.4, 82],
        ['Hamburg', 'Hamburg', '20095', 53.55, 9.99, 52],
        ['München', 'Bayern', '80331', 48.14, 11.58, 48],
        ['Köln', 'Nordrhein-Westfalen', '50667', 50.94, 6.96, 36],
        ['Leipzig', 'Sachsen', '04109', 51.34, 12.37, 24],
      ],
    },
    {
      code: 'GB',
      timezone: 'Europe/London',
      offset: 0,
      locale: 'en-GB',
      cities: [
        ['London', 'England', 'E1 6AN', 51.51, -0.13, 84],
        ['Manchester', 'England', 'M1 1AE', 53.48, -2.24, 34],
        ['Bristol', 'England', 'BS1 4ST', 51.45, -2.59, 30],
        ['Edinburgh', 'Scotland', 'EH1 1YZ', 55.95, -3.19, 28],
        ['Leeds', 'England', 'LS1 4DY', 53.8, -1.55, 20],
      ],
    },
    {
      code: 'FR',
      timezone: 'Europe/Paris',
      offset: 1,
      locale: 'fr-FR',
      cities: [
        ['Paris', 'Île-de-France', '75003', 48.86, 2.35, 50],
        ['Lyon', 'Auvergne-Rhône-Alpes', '69002', 45.76, 4.84, 26],
        ['Nantes', 'Pays de la Loire', '44000', 47.22, -1.55, 16],
      ],
    },
    {
      code: 'BE',
      timezone: 'Europe/Brussels',
      offset: 1,
      locale: 'nl-BE',
      cities: [
        ['Antwerpen', 'Antwerpen', '2000', 51.22, 4.4, 26],
        ['Gent', 'Oost-Vlaanderen', '9000', 51.05, 3.73, 24],
      ],
    },
    {
      code: 'US',
      timezone: 'America/New_York',
      offset: -5,
      locale: 'en-US',
      cities: [
        ['New York', 'New York', '10001', 40.75, -73.99, 40],
        ['Boston', 'Massachusetts', '02108', 42.36, -71.06, 20],
      ],
    },
    {
      code: 'US',
      timezone: 'America/Los_Angeles',
      offset: -8,
      locale: 'en-US',
      cities: [
        ['Portland', 'Oregon', '97201', 45.52, -122.68, 24],
        ['Seattle', 'Washington', '98101', 47.61, -122.33, 20],
      ],
    },
    {
      code: 'DK',
      timezone: 'Europe/Copenhagen',
      offset: 1,
      locale: 'da-DK',
      cities: [['København', 'Hovedstaden', '1050', 55.68, 12.57, 22]],
    },
  ];

export const places: readonly (readonly [Place, number])[] = countries.flatMap(({ code, cities, ...country }) =>
  cities.map(([city, region, postalCode, latitude, longitude, weight]) => {
    const place: Place = { ...country, country: code, city, region, postalCode, latitude, longitude };
    return [place, weight] as const;
  }),
);

export const drawPlace = weighted(places);

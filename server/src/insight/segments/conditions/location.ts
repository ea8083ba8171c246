import { z } from 'zod';
import type { Builder } from '../compiler/builder.ts';
import { conditionKind } from '../language/condition-kind.ts';
import { areaNames, countriesOf } from './areas.ts';
import { locationText } from './location-text.ts';

const names = z.array(z.string().min(1).max(200)).min(1).max(500);

const place = z.string().min(1).max(200);
const reach = { distance: z.number().positive().max(20_100), unit: z.enum(['km', 'mi']) };

const schema = z
  .strictObject({
    kind: z.literal('location'),
    country: names.optional().describe('ISO 3166 codes as the profile has them'),
    region: names.optional(),
    city: names.optional(),
    postalPrefix: names.optional(),
    area: z.array(z.enum(areaNames)).min(1).max(10).optional().describe('One of these groups of countries'),
    within: z
      .union([
        z.strictObject({
          latitude: z.number().min(-90).max(90),
          longitude: z.number().min(-180).max(180),
          ...reach,
        }),
        z.strictObject({ city: place, ...reach }),
        z.strictObject({ postalCode: place, ...reach }),
      ])
      .optional()
      .describe('Of a point, or of the middle of the people in a city or with a postal code'),
  })
  .refine((c) => Object.keys(c).length > 1, {
    message: 'Say at least one of country, area, region, city, postalPrefix, within',
  });

const metres = { km: 1000, mi: 1609.344 } as const;

/** Where the person lives, as the profile says; all parts that are given must hold. */
export const locationCondition = conditionKind({
  kind: 'location',
  title: 'Location',
  schema,
  text: locationText,
  movesWithTime: () => false,
  compile: ({ country, area, region, city, postalPrefix, within }, b, path) => {
    if (b.historic) b.caveat('Locations have no history: they are as they are today.');
    const oneOf = (column: string, values: readonly string[] | undefined): string[] =>
      values
        ? [
            `has(${b.param(
              'Array(String)',
              values.map((v) => v.toLowerCase()),
            )}, lowerUTF8(${column}))`,
          ]
        : [];
    const parts = [
      ...oneOf('country', country),
      ...oneOf('country', area && countriesOf(area)),
      ...oneOf('region', region),
      ...oneOf('city', city),
      ...(postalPrefix
        ? [
            `arrayExists(x -> startsWith(upper(replaceAll(postal_code, ' ', '')), x), ${b.param(
              'Array(String)',
              postalPrefix.map((v) => v.replaceAll(' ', '').toUpperCase()),
            )})`,
          ]
        : []),
      ...(within
        ? [
            `ifNull(greatCircleDistance(longitude, latitude, ${pointOf(within, b)}) <= ${b.param('Float64', within.distance * metres[within.unit])}, 0)`,
          ]
        : []),
    ];
    const words = [
      ...[country, region, city].flatMap((values) => (values ? [values.slice(0, 10).join(', ')] : [])),
      ...(postalPrefix ? [`postal code ${postalPrefix.slice(0, 10).join(', ')}…`] : []),
      ...(area ? [area.join(', ')] : []),
      ...(within ? [`within ${within.distance} ${within.unit} of ${placeWords(within)}`] : []),
    ];
    return {
      type: 'term',
      path,
      kind: 'location',
      test: b.profile(`(${parts.join(' AND ')})`),
      value: b.profile(
        "concat(arrayStringConcat(arrayFilter(x -> x != '', [postal_code, city, toString(region), toString(country)]), ', '), ifNull(concat(' (', toString(latitude), ', ', toString(longitude), ')'), ''))",
      ),
      whenAbsent: false,
      wanted: words.join('; '),
    };
  },
});

type Within = NonNullable<z.infer<typeof schema>['within']>;

/** Longitude and latitude. */
function pointOf(within: Within, b: Builder): string {
  if ('latitude' in within) return `${b.param('Float64', within.longitude)}, ${b.param('Float64', within.latitude)}`;
  const middle =
    'city' in within
      ? b.place('city', within.city.toLowerCase())
      : b.place('postal_code', within.postalCode.toLowerCase());
  return `tupleElement(${middle}, 1), tupleElement(${middle}, 2)`;
}

function placeWords(within: Within): string {
  if ('latitude' in within) return `${within.latitude}, ${within.longitude}`;
  return 'city' in within ? within.city : `postal code ${within.postalCode}`;
}

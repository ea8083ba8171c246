import { z } from 'zod';
import { conditionKind } from '../language/condition-kind.ts';
import { locationText } from './location-text.ts';

const names = z.array(z.string().min(1).max(200)).min(1).max(500);

const schema = z
  .strictObject({
    kind: z.literal('location'),
    country: names.optional().describe('ISO 3166 codes as the profile has them'),
    region: names.optional(),
    city: names.optional(),
    postalPrefix: names.optional(),
    within: z
      .strictObject({
        latitude: z.number().min(-90).max(90),
        longitude: z.number().min(-180).max(180),
        distance: z.number().positive().max(20_100),
        unit: z.enum(['km', 'mi']),
      })
      .optional(),
  })
  .refine((c) => Object.keys(c).length > 1, {
    message: 'Say at least one of country, region, city, postalPrefix, within',
  });

const metres = { km: 1000, mi: 1609.344 } as const;

/** Where the person lives, as the profile says; all parts that are given must hold. */
export const locationCondition = conditionKind({
  kind: 'location',
  title: 'Location',
  schema,
  text: locationText,
  movesWithTime: () => false,
  compile: ({ country, region, city, postalPrefix, within }, b, path) => {
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
            `ifNull(greatCircleDistance(longitude, latitude, ${b.param('Float64', within.longitude)}, ${b.param('Float64', within.latitude)}) <= ${b.param('Float64', within.distance * metres[within.unit])}, 0)`,
          ]
        : []),
    ];
    const words = [
      ...[country, region, city].flatMap((values) => (values ? [values.slice(0, 10).join(', ')] : [])),
      ...(postalPrefix ? [`postal code ${postalPrefix.slice(0, 10).join(', ')}…`] : []),
      ...(within ? [`within ${within.distance} ${within.unit} of ${within.latitude}, ${within.longitude}`] : []),
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

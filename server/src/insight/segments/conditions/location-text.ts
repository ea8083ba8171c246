import type { ConditionText, RawCondition } from '../language/text/condition-text.ts';
import { numberText, readDigits } from '../language/text/numbers.ts';
import { phrases, said } from '../language/text/phrases.ts';
import { listed, quotedValue } from '../language/text/quoting.ts';
import { shown, type Reader } from '../language/text/reader.ts';
import { readValue, readValues } from '../language/text/values.ts';
import { areaNames, type Area } from './areas.ts';

type Reach = { distance: number; unit: 'km' | 'mi' };
type Within =
  (Reach & { latitude: number; longitude: number }) | (Reach & { city: string }) | (Reach & { postalCode: string });
type LocationCondition = {
  kind: 'location';
  country?: string[] | undefined;
  area?: Area[] | undefined;
  region?: string[] | undefined;
  city?: string[] | undefined;
  postalPrefix?: string[] | undefined;
  within?: Within | undefined;
};

const heads = phrases(
  said(true, 'lives in', 'live in', 'living in', 'located in', 'is located in', 'location', 'is in', 'lives', 'live'),
);
const parts = phrases<'country' | 'area' | 'region' | 'city' | 'postalPrefix'>([
  ...said('country' as const, 'country', 'countries', 'the country', 'country in', 'country ='),
  ...said('area' as const, 'area', 'areas', 'the area', 'area in', 'area ='),
  ...said('region' as const, 'region', 'regions', 'the region', 'region in', 'region =', 'state', 'province'),
  ...said('city' as const, 'city', 'cities', 'the city', 'city in', 'city ='),
  ...said(
    'postalPrefix' as const,
    'postal code',
    'postal codes',
    'postcode',
    'zip code',
    'zip',
    'postal code starts with',
    'postal code starting with',
  ),
]);
const units = phrases<'km' | 'mi'>([
  ...said('km' as const, 'km', 'kms', 'kilometer', 'kilometers', 'kilometre', 'kilometres'),
  ...said('mi' as const, 'mi', 'mile', 'miles'),
]);

/** `lives in country 'NL'`, `lives in (country 'NL'; city ('Delft', 'Leiden'))`, `within 50 km of 52.37, 4.9`. */
export const locationText: ConditionText<LocationCondition> = {
  words: ['lives in', 'within', 'located in', 'location'],
  read: (r) => readNear(r) ?? readPlaces(r),
  write({ country, area, region, city, postalPrefix, within }) {
    const list = (name: string, values: readonly string[] | undefined): string[] =>
      values ? [`${name} ${values.length === 1 ? quotedValue(values.join('')) : listed(values)}`] : [];
    const places = [
      ...list('country', country),
      ...list('area', area),
      ...list('region', region),
      ...list('city', city),
      ...list('postal code', postalPrefix),
    ];
    const near = within ? [nearText(within)] : [];
    const said = [...places, ...near];
    if (places.length === 0) return near.join('');
    return said.length === 1 ? `lives in ${said.join('')}` : `lives in (${said.join('; ')})`;
  },
};

const nearText = (within: Within): string =>
  `within ${numberText(within.distance)} ${within.unit} of ${placeText(within)}`;

function placeText(within: Within): string {
  if ('latitude' in within) return `${numberText(within.latitude)}, ${numberText(within.longitude)}`;
  return 'city' in within ? `city ${quotedValue(within.city)}` : `postal code ${quotedValue(within.postalCode)}`;
}

function readNear(r: Reader): RawCondition | undefined {
  const from = r.place;
  const isHere = r.take('within') || r.take('is', 'within') || r.take('lives', 'within') || r.take('live', 'within');
  if (!isHere || r.peek().type !== 'number') {
    r.reset(from);
    return undefined;
  }
  return { kind: 'location', within: readWithin(r) };
}

/** After the word "within". */
function readWithin(r: Reader): Within {
  const from = r.place;
  const distance = readDigits(r, 'a distance such as 50 km');
  const unit = r.match(units) ?? r.expected('"km" or "miles"', ['km', 'miles']);
  if (!r.take('of') && !r.take('from') && !r.take('around')) return r.expected('"of" and a place');
  const place = readNamedPlace(r);
  if (place !== undefined) return r.mark({ ...place, distance, unit }, from);
  const isClosed = r.take('(');
  const latitude = readDegrees(r, 'latitude', 90);
  r.expect(',', '"," and a longitude');
  const longitude = readDegrees(r, 'longitude', 180);
  if (isClosed) r.expect(')', '")"');
  return r.mark({ latitude, longitude, distance, unit }, from);
}

/** As it is spelt here; others are told apart by the schema. */
const areaNamed = (name: string): string => areaNames.find((one) => one.toLowerCase() === name.toLowerCase()) ?? name;

function readNamedPlace(r: Reader): { city: string } | { postalCode: string } | undefined {
  const part = r.match(places);
  if (part !== undefined) {
    const name = readValue(r, part === 'city' ? "a city, such as 'Delft'" : "a postal code, such as '10115'");
    return part === 'city' ? { city: name } : { postalCode: name };
  }
  const { type } = r.peek();
  return type === 'string' || (type === 'word' && !r.says('(')) ? { city: readValue(r) } : undefined;
}

const places = phrases<'city' | 'postalCode'>([
  ...said('city' as const, 'city', 'the city', 'the city of'),
  ...said('postalCode' as const, 'postal code', 'postcode', 'zip code', 'zip'),
]);

function readDegrees(r: Reader, what: string, most: number): number {
  const token = r.peek();
  const value = readDigits(r, `a ${what} such as ${most === 90 ? '52.37' : '4.9'}`, false);
  return Math.abs(value) <= most ? value : r.fail(`A ${what} lies between -${most} and ${most}.`, token);
}

/** "lives in the EU". */
const spoken = phrases<Area>(areaNames.flatMap((name) => said(name, name.toLowerCase(), `the ${name.toLowerCase()}`)));

function readPlaces(r: Reader): RawCondition | undefined {
  const from = r.place;
  const named = r.match(heads) ? r.match(spoken) : undefined;
  if (named !== undefined && r.atEnd()) return { kind: 'location', area: [named] };
  r.reset(from);
  if (!r.match(heads) || !(r.saysOne(parts) || r.says('('))) {
    r.reset(from);
    return undefined;
  }
  const condition: RawCondition = { kind: 'location' };
  const isClosed = r.take('(');
  do readPlace(r, condition);
  while (isClosed && (r.take(';') || r.take(',') || r.take('and')));
  if (isClosed) r.expect(')', '";" or ")"');
  return condition;
}

function readPlace(r: Reader, condition: RawCondition): void {
  const start = r.peek();
  const part = r.take('within') ? 'within' : r.match(parts);
  if (part === undefined)
    return r.expected('"country", "region", "city", "postal code" or "within"', [
      'country',
      'region',
      'city',
      'within',
    ]);
  if (condition[part] !== undefined)
    r.fail(`${shown(start.text)} says again what was said before; give one list.`, start);
  condition[part] = part === 'within' ? readWithin(r) : part === 'area' ? readValues(r).map(areaNamed) : readValues(r);
}

// What JSON text holds and the store's parser refuses: whole numbers beyond 64 bits, halves of surrogate pairs.
const maybeRefused = /[[,:]-?\d{19}|\\ud[89a-f]/;
const beyondInteger = 2 ** 63;
/** From here on numbers are written with an exponent, which the parser takes. */
const withExponent = 1e21;

/**
 * One JSONCompactEachRow line. A value the store's parser would refuse, and with it everything sent along, is written
 * as text it takes: 1e20 as "100000000000000000000", half a surrogate pair as U+FFFD.
 */
export function jsonLine(values: readonly unknown[]): string {
  const line = JSON.stringify(values);
  return maybeRefused.test(line) ? JSON.stringify(acceptable(JSON.parse(line))) : line;
}

function acceptable(value: unknown): unknown {
  if (typeof value === 'number') {
    const size = Math.abs(value);
    return size >= beyondInteger && size < withExponent ? String(value) : value;
  }
  if (typeof value === 'string') return wellFormed(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(acceptable);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [wellFormed(name), acceptable(member)]));
}

const wellFormed = (text: string): string => Buffer.from(text, 'utf8').toString('utf8');

import type { FieldError } from '../../../kernel/problem.ts';

/**
 * Limits of the properties of one event or one change of a profile, as Klaviyo publishes them for events
 * (developers.klaviyo.com, events API), so that its clients fit.
 */
const propertyLimits = { properties: 400, fieldBytes: 100_000, arrayItems: 4000, depth: 10 };

/** What is wrong with a properties object: too many, too deep, too long, or a NUL character. */
export function checkProperties(properties: Record<string, unknown>, path: string): FieldError[] {
  const errors: FieldError[] = [];
  const names = Object.keys(properties);
  if (names.length > propertyLimits.properties)
    errors.push({ path, message: `has ${names.length} properties; at most ${propertyLimits.properties} are kept` });
  for (const [name, value] of Object.entries(properties)) {
    const fault = checkValue(value, 1) ?? (name.includes('\u0000') ? 'has a NUL character in its name' : undefined);
    if (fault) errors.push({ path: `${path}/${name}`, message: fault });
  }
  return errors;
}

function checkValue(value: unknown, depth: number): string | undefined {
  if (typeof value === 'string') {
    if (value.includes('\u0000')) return 'has a NUL character; remove it';
    return value.length > propertyLimits.fieldBytes
      ? `is longer than ${propertyLimits.fieldBytes} characters`
      : undefined;
  }
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : 'is not a finite number';
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth > propertyLimits.depth) return `is nested more than ${propertyLimits.depth} deep`;
  if (Array.isArray(value) && value.length > propertyLimits.arrayItems)
    return `has ${value.length} items; at most ${propertyLimits.arrayItems} are kept`;
  for (const child of Object.values(value)) {
    const fault = checkValue(child, depth + 1);
    if (fault) return fault;
  }
  return undefined;
}

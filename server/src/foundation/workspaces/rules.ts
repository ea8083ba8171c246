import { isCurrency } from '../../kernel/money.ts';
import type { FieldError } from '../../kernel/problem.ts';
import { isZone } from '../../kernel/zone.ts';

export type BrandFields = {
  currency?: string | undefined;
  timezone?: string | undefined;
  locale?: string | undefined;
};

/** What is wrong with a brand's currency, zone and locale; empty when all is well. */
export function brandFaults(fields: BrandFields): FieldError[] {
  const faults: FieldError[] = [];
  if (fields.currency !== undefined && !isCurrency(fields.currency)) {
    faults.push({ path: '/currency', message: 'Use an ISO 4217 code in capitals, such as EUR, USD or JPY.' });
  }
  if (fields.timezone !== undefined && !isZone(fields.timezone)) {
    faults.push({ path: '/timezone', message: 'Use an IANA time zone, such as Europe/Berlin or America/New_York.' });
  }
  if (fields.locale !== undefined && !isLocale(fields.locale)) {
    faults.push({ path: '/locale', message: 'Use a BCP 47 language tag, such as en-GB or de-DE.' });
  }
  return faults;
}

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/** `Café Müller & Sons` → `cafe-muller-sons`. */
export function slugOf(name: string): string {
  const slug = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 48)
    .replace(/-+$/, '');
  return slug === '' ? 'brand' : slug;
}

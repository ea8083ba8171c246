import { minorDigits, Money, Num, Percent, Unknown, useUi, When } from '@rapport/ui';
import type { ValueType } from './traits.ts';

interface TraitValueProps {
  type: ValueType;
  /** Money in units of the currency, shares from 0 to 1, dates as ISO 8601 or epoch ms. */
  value: number | string | null;
  unknown?: string;
}

/** A value of a trait as people read it. */
export function TraitValue({ type, value, unknown = 'Has no value' }: TraitValueProps) {
  const { currency } = useUi();
  if (value === null || value === '') return <Unknown reason={unknown} />;
  if (type === 'date') return <When at={typeof value === 'number' ? new Date(value).toISOString() : value} as="date" />;
  if (typeof value === 'string') return <span>{value}</span>;
  if (type === 'money') return <Money minor={Math.round(value * 10 ** minorDigits(currency))} />;
  if (type === 'ratio') return <Percent share={value} />;
  return <Num value={value} digits={Number.isInteger(value) ? 0 : type === 'days' ? 1 : 2} />;
}

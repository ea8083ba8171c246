import { formatMoney } from '../formats/money.ts';
import { useUi } from '../ui-provider.tsx';
import { Unknown } from './unknown.tsx';

interface MoneyProps {
  /** Whole minor units (cents); null when it is not known. */
  minor: number | bigint | null;
  /** ISO 4217; the workspace's unless told. */
  currency?: string;
  compact?: boolean;
  /** Why it is not known; shown when `minor` is null. */
  unknown?: string;
}

export function Money({ minor, currency, compact = false, unknown = 'Not known yet' }: MoneyProps) {
  const ui = useUi();
  if (minor === null) return <Unknown reason={unknown} />;
  const code = currency ?? ui.currency;
  const shown = formatMoney(minor, code, { locale: ui.locale, compact });
  const exact = formatMoney(minor, code, { locale: ui.locale });
  return (
    <data value={`${minor} ${code}`} data-tip={shown === exact ? undefined : exact}>
      {shown}
    </data>
  );
}

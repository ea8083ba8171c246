import { formatNumber, formatPercent } from '../formats/number.ts';
import { useUi } from '../ui-provider.tsx';
import { Unknown } from './unknown.tsx';

interface NumProps {
  value: number | null;
  compact?: boolean;
  digits?: number;
  unknown?: string;
  /** "about 1,200": says so in front and on hover. */
  estimate?: boolean;
}

export function Num({ value, compact = false, digits, unknown = 'Not known yet', estimate = false }: NumProps) {
  const { locale } = useUi();
  if (value === null) return <Unknown reason={unknown} />;
  const shown = formatNumber(value, { locale, compact, digits });
  const exact = formatNumber(value, { locale, digits });
  const tip = estimate ? `An estimate: about ${exact}` : shown === exact ? undefined : exact;
  return (
    <data value={value} data-tip={tip}>
      {estimate && '≈ '}
      {shown}
    </data>
  );
}

interface PercentProps {
  /** A share of one: 0.342 is 34.2 %. */
  share: number | null;
  digits?: number;
  unknown?: string;
  /** How many it was counted on; under 30 the figure is marked as shaky. */
  sample?: number;
}

export function Percent({ share, digits, unknown = 'Not known yet', sample }: PercentProps) {
  const { locale } = useUi();
  if (share === null) return <Unknown reason={unknown} />;
  const small = sample !== undefined && sample < 30;
  return (
    <data value={share} data-tip={small ? `Only ${sample} counted: read with care` : undefined}>
      {formatPercent(share, { locale, digits })}
      {small && <sup style={{ color: 'var(--muted)' }}>*</sup>}
    </data>
  );
}

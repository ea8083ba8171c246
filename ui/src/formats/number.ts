const formatters = new Map<string, Intl.NumberFormat>();

function formatter(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = locale + JSON.stringify(options);
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locale, options);
  formatters.set(key, made);
  return made;
}

export interface NumberFormat {
  locale: string;
  /** From 10,000 on, "12.4K" instead of every digit. */
  compact?: boolean;
  /** Digits behind the point; at most 2 unless told. */
  digits?: number;
}

export function formatNumber(value: number, { locale, compact = false, digits }: NumberFormat): string {
  if (compact && Math.abs(value) >= 10_000) {
    return formatter(locale, { notation: 'compact', maximumFractionDigits: 1 }).format(value);
  }
  return formatter(locale, { minimumFractionDigits: digits ?? 0, maximumFractionDigits: digits ?? 2 }).format(value);
}

/** A share of one (0.342) as "34.2%". One digit behind the point unless told; none for 0 %, 100 % and from 1,000 % on. */
export function formatPercent(share: number, { locale, digits }: { locale: string; digits?: number }): string {
  const behind = digits ?? (share === 0 || share === 1 || Math.abs(share) >= 10 ? 0 : 1);
  return formatter(locale, {
    style: 'percent',
    minimumFractionDigits: behind,
    maximumFractionDigits: behind,
  }).format(share);
}

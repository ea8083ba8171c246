export interface TrendSeries {
  /** The thing's own name, which decides its colour: "email", "paid". */
  name: string;
  label: string;
  /** One per label of the chart; null is unknown and leaves a gap. */
  values: readonly (number | null)[];
  colour?: string;
}

export interface Comparison {
  /** "Previous 30 days". */
  label: string;
  values: readonly (number | null)[];
}

/** Where most of what comes is expected to lie; drawn behind the series. */
export interface Band {
  /** "Four of five days". */
  label: string;
  /** One per label of the chart; null where nothing is forecast. */
  low: readonly (number | null)[];
  high: readonly (number | null)[];
  /** The series it belongs to, which decides its colour; the first unless told. */
  of?: number;
}

export interface TrendData {
  /** Along the axis, oldest first: "12 Nov". */
  labels: readonly string[];
  series: readonly TrendSeries[];
  /** The same figure earlier, drawn dotted. Only for one series. */
  comparison?: Comparison;
  band?: Band;
}

export type TrendKind = 'line' | 'area' | 'bars';

/** What a table of the chart shows beside the labels. */
export function columnsOf({ series, comparison, band }: TrendData): Comparison[] {
  const bounds = band
    ? [
        { label: `${band.label}, from`, values: band.low },
        { label: `${band.label}, to`, values: band.high },
      ]
    : [];
  return [...series, ...(comparison ? [comparison] : []), ...bounds];
}

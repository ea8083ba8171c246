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

export interface TrendData {
  /** Along the axis, oldest first: "12 Nov". */
  labels: readonly string[];
  series: readonly TrendSeries[];
  /** The same figure earlier, drawn dotted. Only for one series. */
  comparison?: Comparison;
}

export type TrendKind = 'line' | 'area' | 'bars';

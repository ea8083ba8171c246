export { theme } from './theme.ts';
export { cssVariablesResolver } from './tokens/css-variables.ts';
export { heatStep } from './tokens/heat.ts';
export { seriesColour, type SeriesName } from './tokens/series.ts';
export { UiProvider, useUi, type UiSettings } from './ui-provider.tsx';

export { formatMoney, minorDigits, minorToDecimal } from './formats/money.ts';
export { formatNumber, formatPercent } from './formats/number.ts';
export { formatChange, pointChange, relativeChange, type Change } from './formats/change.ts';
export {
  dayIn,
  formatDate,
  formatDateTime,
  formatDay,
  formatFull,
  formatTime,
  type DateFormat,
} from './formats/date.ts';
export { formatDuration, formatRelative } from './formats/relative.ts';
export {
  addDays,
  daysIn,
  periodFromText,
  periodToText,
  resolvePeriod,
  type DayRange,
  type Period,
  type ResolvedPeriod,
} from './formats/period.ts';

export { Delta } from './figures/delta.tsx';
export { Money } from './figures/money.tsx';
export { Num, Percent } from './figures/num.tsx';
export { Unknown } from './figures/unknown.tsx';
export { useNow, When } from './figures/when.tsx';

export { AppLink, useLinkProps } from './page/app-link.tsx';
export { CopyField } from './page/copy-field.tsx';
export { Keys, KeysTooltip } from './page/keys.tsx';
export { KeyValue, type Fact } from './page/key-value.tsx';
export { PageHeader, type Crumb } from './page/page-header.tsx';
export { Section } from './page/section.tsx';
export { Columns } from './page/columns.tsx';
export { StatTile, StatTiles } from './page/stat-tile.tsx';
export { Tag, type Tone } from './page/tag.tsx';

export { ConfirmDialog } from './states/confirm-dialog.tsx';
export { EmptyState } from './states/empty-state.tsx';
export { ErrorState } from './states/error-state.tsx';
export { NoPermission } from './states/no-permission.tsx';
export { readProblem, type ReadableProblem } from './states/problem.ts';
export { ProgressCard, type Work, type WorkStatus } from './states/progress-card.tsx';
export { SaveState } from './states/save-state.tsx';
export { Late, SkeletonLines, SkeletonPage, SkeletonTable, SkeletonTiles } from './states/skeletons.tsx';
export { problemToast, toast, undoToast } from './states/undo-toast.tsx';

export { DataTable, type DataTableProps } from './table/data-table.tsx';
export { sortRows, type Column, type Sort } from './table/columns.ts';
export { nothingSelected, selectedCount, type Selection } from './table/selection.ts';

export { BarList, type Bar } from './charts/bar-list.tsx';
export { ChartFrame } from './charts/chart-frame.tsx';
export { CsvButton } from './charts/csv-button.tsx';
export { download, toCsv } from './charts/csv.ts';
export { Histogram, type HistogramBin } from './charts/histogram.tsx';
export { Reliability, type ReliabilityGroup } from './charts/reliability.tsx';
export { Heatmap, type HeatNote, type HeatRow } from './charts/heatmap.tsx';
export { Sparkline } from './charts/sparkline.tsx';
export type { Figure } from './charts/figure.ts';
export { TrendChart } from './charts/trend-chart.tsx';
export type { Band, Comparison, TrendKind, TrendSeries } from './charts/trend.ts';

export { FilterChips, type FilterChip, type FilterOption } from './filters/filter-chips.tsx';
export { PeriodPicker } from './filters/period-picker.tsx';
export { Timeline } from './timeline/timeline.tsx';
export type { TimelineItem } from './timeline/timeline-item.ts';
export { Stepper, WizardFrame, type WizardStep } from './wizard/wizard-frame.tsx';

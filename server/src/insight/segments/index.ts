export { conditionKind, conditionKinds, type AnyConditionKind, type ConditionKind } from './language/condition-kind.ts';
export { evaluateSegments } from './actions/evaluate.ts';
export type { Evaluated } from './actions/decide.ts';
export { recallGrowth } from './actions/recall-growth.ts';
export { createSegment, type NewSegment } from './actions/save-segment.ts';
export { audienceSize, freezeAudience, type AudienceSize, type AudienceSpec } from './freeze.ts';
export { createReadySegment, type ReadyInput } from './library/create-ready.ts';
export { countRule, countText, previewRule, type Preview, type RuleCount } from './queries/preview.ts';
export { listSegments, segmentsOfProfile, type Membership } from './queries/segments.ts';
export { combineSegments, overlapOf, type Combination, type Overlap } from './queries/overlap.ts';
export { readFreshness, type Freshness } from './queries/freshness.ts';
export { membersOf, segmentNames } from './queries/members-of.ts';
export { segmentEntered, segmentEvaluated, segmentLeft } from './signals.ts';
export type { SegmentShape } from './shapes.ts';
export { segmentUsages, type Usage, type UsageSource } from './usages.ts';
export { eventIdsOf } from './store.clickhouse.ts';
export { checkPatterns } from './patterns.ts';
export { prepareValues, type PreparedValues } from './values.ts';
export type { Builder } from './compiler/builder.ts';
export {
  eventMeasureFields,
  eventRows,
  measureEvents,
  namesWhatIsDistinct,
  distinctOf,
  readingOf,
} from './conditions/event-measure.ts';
export { measureProducts, productMeasureFields } from './conditions/product-measure.ts';
export { traits as coreTraits } from './conditions/traits.ts';
export { boundsOf, isMoving, window } from './language/windows.ts';
export { nearest } from './language/text/nearest.ts';
export { startOf } from './language/windows.ts';
export { facesOf } from './store.clickhouse.ts';
export { activeSegments } from './store.ts';
export type { Node as ConditionNode } from './compiler/types.ts';
export type { ConditionText, RawCondition } from './language/text/condition-text.ts';
export { quotedValue } from './language/text/quoting.ts';
export type { Reader as TextReader } from './language/text/reader.ts';

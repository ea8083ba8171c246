export { assign } from './assignment/assign.ts';
export type { Arm, Experiment } from './assignment/experiment.ts';
export { allProgrammes, endHoldout, isHeldOut, setHoldout, type NewHoldout } from './assignment/holdouts.ts';
export { releaseSlot, takeSlot } from './assignment/layers.ts';
export { exposedPeople, peoplePerArm, type Exposed } from './store.ts';
export { alwaysValidTest, fewestPeople } from './statistics/always-valid.ts';
export {
  analyse,
  type Analysis,
  type ArmResult,
  type Metric,
  type MetricResult,
  type Question,
} from './statistics/analyse.ts';
export { bayesianLift, betaPosterior, compareAll, normalPosterior, type Posterior } from './statistics/bayesian.ts';
export type { Decision, DecisionRule } from './statistics/decide.ts';
export { momentsOf, type Estimate, type MetricType, type Sums } from './statistics/estimates.ts';
export { intervalOf, welchTest, zTest, type Comparison } from './statistics/fixed-horizon.ts';
export { benjaminiHochberg, holm } from './statistics/multiple.ts';
export { chiSquaredOfShares, wilson, type Interval } from './statistics/proportions.ts';
export { sampleRatio } from './statistics/sample-ratio.ts';
export { sizeForAlwaysValid, sizeForMean, sizeForShare, sizeForShareAsR } from './statistics/sample-size.ts';
export { capAt, sumsOf, type PersonValue } from './statistics/winsorise.ts';

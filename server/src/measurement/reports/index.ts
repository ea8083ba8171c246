export { overview } from './queries/overview.ts';
export { comparedTo, daysOf, periodOf, type Comparison, type Period } from './rules/periods.ts';

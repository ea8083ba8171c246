export { cohorts, type Cohorts } from './queries/cohorts.ts';

import { usualGroups, type Group } from './groups.ts';

export type Settings = {
  /** Scores go from 1 to this. */
  bins: number;
  /** Days of orders counted for frequency and money; null for all. */
  periodDays: number | null;
  groups: readonly Group[];
};

export const usualSettings: Settings = { bins: 5, periodDays: null, groups: usualGroups(5) };

/** Equal for settings that score everybody alike. */
export const scoringKey = ({ bins, periodDays }: Settings): string => `${bins}:${periodDays ?? 'all'}`;

/** Equal for settings that put everybody into the same groups. */
export const groupingKey = (settings: Settings): string =>
  `${scoringKey(settings)}:${settings.groups.map(({ key, r, f, m }) => [key, r, f, m].join()).join(';')}`;

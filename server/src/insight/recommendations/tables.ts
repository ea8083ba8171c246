import type { ColumnType } from 'kysely';
import type { JsonObject } from '../../kernel/json.ts';

type Stored<T> = ColumnType<T, string, string>;

export type RecommendationsTables = {
  recommendation_state: {
    workspace_id: number;
    generation: number | null;
    built_at: Date | null;
    renewed_at: Date | null;
    stamp: string | null;
    lines_version: number;
    aliases_version: number;
    events_until: Date | null;
    requested_at: Date | null;
    lease_until: Date | null;
    rules: Stored<JsonObject>;
    summary: Stored<JsonObject>;
    evaluation: ColumnType<JsonObject | null, string | null, string | null>;
    last_error: string | null;
    last_error_at: Date | null;
  };
};

/** A ready list as it is read. */
export type ListRow = {
  kind: string;
  key: string;
  products: number[];
  scores: number[];
  people: number[];
  lifts: number[];
};

export type PersonRow = {
  profile_id: number;
  products: number[];
  scores: number[];
  because: number[];
  viewed: number[];
  bought: number[];
  bought_on: number[];
  bought_times: number[];
};

import type { ColumnType } from 'kysely';

export type AffinitiesTables = {
  affinity_settings: {
    workspace_id: number;
    settings: ColumnType<unknown, string, string>;
    updated_at: Date;
    updated_by: ColumnType<unknown, string, string>;
  };
  affinity_baselines: {
    workspace_id: number;
    name: string;
    baseline: ColumnType<unknown, string, string>;
    computed_at: Date;
  };
};

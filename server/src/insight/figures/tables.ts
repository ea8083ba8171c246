import type { ColumnType } from 'kysely';

export type FiguresTables = {
  figure_runs: {
    workspace_id: number;
    producer: string;
    renewed_at: Date | null;
    stamp: string | null;
    ms: number | null;
    people: ColumnType<Record<string, number>, string, string>;
    last_error: string | null;
    lease_until: Date | null;
  };
};

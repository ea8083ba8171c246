import type { StoredActor } from '../../foundation/audit/index.ts';
import type { ColumnType, Generated } from 'kysely';

export type SegmentsTables = {
  segments: {
    id: Generated<number>;
    workspace_id: number;
    name: string;
    description: string;
    rule: ColumnType<unknown, string, string>;
    rule_version: number;
    moves_with_time: boolean;
    status: Generated<'active' | 'deleted'>;
    created_by: ColumnType<StoredActor, string, never>;
    updated_by: ColumnType<StoredActor, string, string>;
    created_at: Date;
    updated_at: Date;
    deleted_at: Date | null;
    member_count: number | null;
    evaluated_at: Date | null;
    evaluation_ms: number | null;
    data_stamp: string | null;
    last_error: string | null;
  };
  segment_counts: {
    workspace_id: number;
    segment_id: number;
    at: Date;
    members: number;
    entered: number;
    left_count: number;
  };
  segment_evaluations: {
    workspace_id: number;
    segment_id: number;
    id: string;
    at: Date;
    lease_until: Date;
  };
};

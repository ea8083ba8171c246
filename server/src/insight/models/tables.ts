import type { ColumnType } from 'kysely';
import type { JsonValue } from '../../kernel/json.ts';
import type { ModelCard } from './card.ts';

type Json<T> = ColumnType<T | null, string | null, string | null>;

export type ModelsTables = {
  models: {
    workspace_id: number;
    name: string;
    state: 'shown' | 'hidden' | null;
    reason: string | null;
    parameters: Json<JsonValue>;
    card: Json<ModelCard>;
    fitted_at: Date | null;
    fit_ms: number | null;
    orders: number | null;
    tried_at: Date | null;
    last_error: string | null;
    lease_until: Date | null;
  };
};

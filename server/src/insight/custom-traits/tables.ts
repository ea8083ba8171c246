import type { ColumnType, Generated } from 'kysely';
import type { NumericType } from './definition.ts';
import type { ValueType } from './formula/typed.ts';

export type CustomTraitsTables = {
  custom_traits: {
    id: Generated<number>;
    workspace_id: number;
    name: string;
    label: string;
    explanation: string;
    definition: ColumnType<unknown, string, string>;
    /** what a person says a number is */
    numeric_type: NumericType | null;
    /** what the definition yields */
    type: ValueType;
    status: Generated<'active' | 'deleted'>;
    created_by: ColumnType<unknown, string, never>;
    updated_by: ColumnType<unknown, string, string>;
    created_at: Date;
    updated_at: Date;
  };
};

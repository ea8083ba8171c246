import type { Condition } from '../rule/conditions.ts';
import { valueType } from '../rule/operators.ts';
import { useBuilder } from './builder-context.ts';
import { ChangeFields, RankFields, RatioFields, SampleFields } from './among-fields.tsx';
import { CohortFields } from './cohort-fields.tsx';
import { ConsentFields } from './consent-fields.tsx';
import { EventFields } from './event-fields.tsx';
import { FigureFields } from './figure-fields.tsx';
import { LocationFields } from './location-fields.tsx';
import { ProductFields } from './product-fields.tsx';
import { SegmentFields } from './segment-fields.tsx';
import { FunnelFields, RecurrenceFields } from './sequence-fields.tsx';
import { TestFields } from './test-fields.tsx';

interface ConditionFieldsProps {
  condition: Condition;
  /** `step` names the field that is typed into. */
  onChange: (next: Condition, step?: string) => void;
}

/** The fields of a condition after its subject, in reading order. */
export function ConditionFields({ condition, onChange }: ConditionFieldsProps) {
  const { vocabulary } = useBuilder();
  switch (condition.kind) {
    case 'trait': {
      const trait = vocabulary.traits.find((one) => one.trait === condition.trait);
      return (
        <TestFields
          test={condition.is}
          type={valueType(trait?.type ?? 'number')}
          money={trait?.money ?? false}
          suggestions={trait?.values}
          presence
          onChange={(is, step) => onChange({ ...condition, is }, step)}
        />
      );
    }
    case 'property': {
      const field = vocabulary.fields.find((one) => one.field === condition.field);
      return (
        <TestFields
          test={condition.is}
          type={valueType(field?.type ?? 'text')}
          suggestions={field?.values}
          presence
          countries={condition.field === 'country'}
          onChange={(is, step) => onChange({ ...condition, is }, step)}
        />
      );
    }
    case 'event':
      return <EventFields condition={condition} onChange={onChange} />;
    case 'product':
      return <ProductFields condition={condition} onChange={onChange} />;
    case 'consent':
      return <ConsentFields condition={condition} onChange={onChange} />;
    case 'location':
      return <LocationFields condition={condition} onChange={onChange} />;
    case 'segment':
      return <SegmentFields condition={condition} onChange={onChange} />;
    case 'figure':
      return <FigureFields condition={condition} onChange={onChange} />;
    case 'rank':
      return <RankFields condition={condition} onChange={onChange} />;
    case 'ratio':
      return <RatioFields condition={condition} onChange={onChange} />;
    case 'change':
      return <ChangeFields condition={condition} onChange={onChange} />;
    case 'sample':
      return <SampleFields condition={condition} onChange={onChange} />;
    case 'funnel':
      return <FunnelFields condition={condition} onChange={onChange} />;
    case 'recurrence':
      return <RecurrenceFields condition={condition} onChange={onChange} />;
    case 'cohort':
      return <CohortFields condition={condition} onChange={onChange} />;
    case 'everyone':
    case 'known':
      return null;
  }
}

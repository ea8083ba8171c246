import { ActionIcon, Autocomplete, Button } from '@mantine/core';
import { Filter, X } from 'lucide-react';
import type { Where } from '../rule/conditions.ts';
import { freshTest, valueType, type ValueType } from '../rule/operators.ts';
import type { Vocabulary } from '../rule/subjects.ts';
import { useApi } from '../../../shell/workspace.tsx';
import { useBuilder } from './builder-context.ts';
import { TestFields } from './test-fields.tsx';
import classes from './builder.module.css';

/** Properties of events of these metrics, with the type of each. */
export const propertiesOf = (vocabulary: Vocabulary, metrics: readonly string[]): Record<string, string> =>
  Object.assign(
    {},
    ...vocabulary.metrics.filter(({ metric }) => metrics.includes(metric)).map((one) => one.properties),
  );

interface WhereFieldsProps {
  metrics: readonly string[];
  where: Where[];
  onChange: (where: Where[], step?: string) => void;
}

/** Which of the events count. */
export function WhereFields({ metrics, where, onChange }: WhereFieldsProps) {
  const { vocabulary } = useBuilder();
  const properties = propertiesOf(vocabulary, metrics);
  const typeOf = (field: string): ValueType => (field === 'value' ? 'number' : valueType(properties[field] ?? 'text'));
  return (
    <>
      {where.map((one, index) => (
        <div key={index} className={classes.where}>
          <span className={classes.word}>{index === 0 ? 'where' : 'and'}</span>
          <Autocomplete
            size="xs"
            className={classes.text}
            aria-label="Property of the event"
            placeholder="Property"
            data={['value', ...Object.keys(properties)]}
            value={one.field}
            onChange={(field) => {
              const is = typeOf(field) === typeOf(one.field) ? one.is : freshTest(typeOf(field));
              onChange(where.with(index, { field, is }), `field ${index}`);
            }}
          />
          <FilterTest
            metric={metrics[0] ?? ''}
            property={one.field}
            isKnown={one.field in properties}
            test={one.is}
            type={typeOf(one.field)}
            onChange={(is, step) => onChange(where.with(index, { ...one, is }), step && `where ${index} ${step}`)}
          />
          <ActionIcon
            size={28}
            aria-label={`Remove the filter on ${one.field || 'a property'}`}
            onClick={() => onChange(where.toSpliced(index, 1))}
          >
            <X size={14} />
          </ActionIcon>
        </div>
      ))}
      <Button
        size="compact-xs"
        variant="subtle"
        color="gray"
        leftSection={<Filter size={12} />}
        onClick={() => onChange([...where, { field: '', is: freshTest('text') }])}
      >
        Filter events
      </Button>
    </>
  );
}

type FilterTestProps = Pick<Parameters<typeof TestFields>[0], 'test' | 'type' | 'onChange'> & {
  metric: string;
  property: string;
  isKnown: boolean;
};

/** With the values events of this metric have had. */
function FilterTest({ metric, property, isKnown, ...rest }: FilterTestProps) {
  const isAsked = isKnown && rest.type !== 'number' && metric !== '';
  const { data } = useApi().useQuery(
    'get',
    '/api/v1/segments/vocabulary/values',
    { params: { query: { metric, property } } },
    { enabled: isAsked, staleTime: 300_000 },
  );
  return <TestFields {...rest} suggestions={isAsked ? data?.items : undefined} presence />;
}

import { Autocomplete } from '@mantine/core';
import type { FigureCondition } from '../rule/conditions.ts';
import { useApi } from '../../../shell/workspace.tsx';
import { useBuilder } from './builder-context.ts';
import { TestFields } from './test-fields.tsx';
import classes from './builder.module.css';

/** A computed figure, of which thing where it has several values, and what is asked of it. */
export function FigureFields({
  condition,
  onChange,
}: {
  condition: FigureCondition;
  onChange: (next: FigureCondition, step?: string) => void;
}) {
  const { figures } = useBuilder().vocabulary;
  const { figure, key } = condition;
  const definition = figures.find((one) => one.figure === figure);
  const isText = definition?.type === 'text';
  const { data } = useApi().useQuery(
    'get',
    '/api/v1/segments/vocabulary/values',
    { params: { query: { figure } } },
    { enabled: isText || key !== undefined, staleTime: 300_000 },
  );
  const found = data?.items ?? [];
  const texts = [
    ...found,
    ...(definition?.options ?? [])
      .filter((option) => found.every(({ value }) => value !== option))
      .map((value) => ({ value, count: 0 })),
  ];
  return (
    <>
      {key !== undefined && (
        <>
          <span className={classes.word}>for</span>
          <Autocomplete
            size="xs"
            className={classes.text}
            aria-label={definition?.keyed ?? 'Which one'}
            placeholder={definition?.keyed ?? undefined}
            data={found.map(({ value }) => value)}
            value={key}
            onChange={(next) => onChange({ ...condition, key: next }, 'key')}
          />
        </>
      )}
      <TestFields
        test={condition.is}
        type={isText ? 'text' : definition?.type === 'date' ? 'date' : 'number'}
        money={definition?.type === 'money'}
        suggestions={isText && key === undefined ? texts : undefined}
        presence
        onChange={(is, step) => onChange({ ...condition, is }, step)}
      />
    </>
  );
}

import { Button, Select } from '@mantine/core';
import { CalendarClock } from 'lucide-react';
import type { ConsentCondition } from '../rule/conditions.ts';
import { freshTest } from '../rule/operators.ts';
import { TestFields } from './test-fields.tsx';
import classes from './builder.module.css';

type State = Pick<ConsentCondition, 'status' | 'reachable' | 'suppressed'>;

const states: { value: string; label: string; state: State }[] = [
  { value: 'subscribed', label: 'is subscribed', state: { status: 'subscribed' } },
  { value: 'reachable', label: 'allows a message now', state: { reachable: true } },
  { value: 'unreachable', label: 'allows no message', state: { reachable: false } },
  { value: 'pending', label: 'is waiting for confirmation', state: { status: 'pending' } },
  { value: 'unsubscribed', label: 'is unsubscribed', state: { status: 'unsubscribed' } },
  { value: 'never', label: 'was never asked for', state: { status: 'never' } },
  { value: 'suppressed', label: 'is suppressed', state: { suppressed: true } },
  { value: 'unsuppressed', label: 'is not suppressed', state: { suppressed: false } },
];

interface ConsentFieldsProps {
  condition: ConsentCondition;
  onChange: (next: ConsentCondition, step?: string) => void;
}

export function ConsentFields({ condition, onChange }: ConsentFieldsProps) {
  const { kind, channel, method, at } = condition;
  const kept = { kind, channel, ...(method ? { method } : {}), ...(at ? { at } : {}) };
  const current = states.find(({ state }) =>
    Object.entries(state).every(([key, value]) => Object.entries(condition).some(([k, v]) => k === key && v === value)),
  );
  return (
    <>
      <Select
        size="xs"
        className={classes.wideOperator}
        aria-label="State"
        allowDeselect={false}
        data={states.map(({ value, label }) => ({ value, label }))}
        value={current?.value ?? null}
        placeholder="any state"
        onChange={(value) => onChange({ ...kept, ...states.find((one) => one.value === value)?.state })}
      />
      {at ? (
        <>
          <span className={classes.word}>and since a day that</span>
          <TestFields test={at} type="date" onChange={(next, step) => onChange({ ...condition, at: next }, step)} />
        </>
      ) : (
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          leftSection={<CalendarClock size={12} />}
          onClick={() => onChange({ ...condition, at: freshTest('date') })}
        >
          Since when
        </Button>
      )}
    </>
  );
}

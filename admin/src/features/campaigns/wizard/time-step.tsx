import { Radio, Stack, TextInput } from '@mantine/core';
import { Section, useUi } from '@rapport/ui';
import { localIn } from './local-time.ts';

interface TimeStepProps {
  /** Wall-clock time in the brand's zone; null is now. */
  at: string | null;
  /** A draft that was left for too long. */
  isPast: boolean;
  onChange: (at: string | null) => void;
}

export function TimeStep({ at, isPast, onChange }: TimeStepProps) {
  const { zone } = useUi();
  const tomorrow = () => `${localIn(new Date(Date.now() + 86_400_000), zone).slice(0, 10)}T10:00`;
  return (
    <Section title="When it goes out">
      <Radio.Group
        aria-label="When it goes out"
        value={at === null ? 'now' : 'later'}
        onChange={(value) => onChange(value === 'now' ? null : tomorrow())}
      >
        <Stack gap="sm">
          <Radio value="now" label="Now" description="Sending begins as soon as you confirm on the next page." />
          <Radio
            value="later"
            label="At a time"
            description="The audience is fixed at that moment, by the segments as they are then."
          />
        </Stack>
      </Radio.Group>
      {at !== null && (
        <TextInput
          mt="md"
          maw={280}
          type="datetime-local"
          label={`Day and time in ${zone}`}
          min={localIn(new Date(), zone)}
          error={isPast && 'This time has passed: choose another, or send now'}
          value={at}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Section>
  );
}

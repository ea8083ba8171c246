import { Button, Group, Stack } from '@mantine/core';
import { CopyField } from '@rapport/ui';
import classes from '../settings-page.module.css';

interface KeyShownProps {
  value: string;
  kind: 'write' | 'secret';
  onDone: () => void;
}

/** The whole key, this once, with a first call to try it. */
export function KeyShown({ value, kind, onDone }: KeyShownProps) {
  const address = window.location.origin;
  const call =
    kind === 'secret'
      ? `curl ${address}/api/v1/profiles?limit=1 \\\n  -H "Authorization: Bearer ${value}"`
      : `curl ${address}/v1/track -u ${value}: \\\n  -H "Content-Type: application/json" \\\n  -d '{"anonymousId":"try","event":"Tried It"}'`;
  return (
    <Stack gap="md">
      <p style={{ margin: 0 }}>Copy it now: it is not kept and cannot be shown again.</p>
      <CopyField value={value} label="key" />
      <pre className={classes.snippet} tabIndex={0} aria-label="A call to try it">
        {call}
      </pre>
      <Group justify="flex-end">
        <Button onClick={onDone}>I have copied it</Button>
      </Group>
    </Stack>
  );
}

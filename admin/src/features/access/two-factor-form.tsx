import { Anchor, Button, Checkbox, Group, PinInput, Stack, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { FormProblem } from '../../shell/form-problem.tsx';
import { verifyBackupCode, verifyCode } from './auth.ts';

interface TwoFactorFormProps {
  onDone: () => Promise<void>;
  onBack: () => void;
}

export function TwoFactorForm({ onDone, onBack }: TwoFactorFormProps) {
  const [kind, setKind] = useState<'app' | 'backup'>('app');
  const [code, setCode] = useState('');
  const [trust, setTrust] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();

  const verify = async (entered: string) => {
    setBusy(true);
    setProblem(undefined);
    try {
      await (kind === 'app' ? verifyCode(entered, trust) : verifyBackupCode(entered.trim()));
      await onDone();
    } catch (thrown) {
      setProblem(thrown);
      setCode('');
    } finally {
      setBusy(false);
    }
  };

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void verify(code);
  };

  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <FormProblem problem={problem} />
        {kind === 'app' ? (
          <PinInput
            length={6}
            type="number"
            oneTimeCode
            autoFocus
            size="md"
            value={code}
            onChange={setCode}
            onComplete={(entered) => void verify(entered)}
            disabled={busy}
            getInputProps={(index) => ({ 'aria-label': `Digit ${index + 1} of 6` })}
          />
        ) : (
          <TextInput
            label="Backup code"
            autoFocus
            autoComplete="off"
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
        )}
        {kind === 'app' && (
          <Checkbox
            label="Do not ask on this device for 30 days"
            checked={trust}
            onChange={(event) => setTrust(event.currentTarget.checked)}
          />
        )}
        <Button
          type="submit"
          fullWidth
          loading={busy}
          disabled={kind === 'app' ? code.length !== 6 : code.trim() === ''}
        >
          Verify
        </Button>
        <Group justify="space-between">
          <Anchor component="button" type="button" fz="sm" onClick={onBack}>
            Back to sign in
          </Anchor>
          <Anchor
            component="button"
            type="button"
            fz="sm"
            onClick={() => {
              setKind(kind === 'app' ? 'backup' : 'app');
              setCode('');
              setProblem(undefined);
            }}
          >
            {kind === 'app' ? 'Use a backup code' : 'Use the app'}
          </Anchor>
        </Group>
      </Stack>
    </form>
  );
}

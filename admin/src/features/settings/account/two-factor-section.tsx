import { Button, Group, PasswordInput, PinInput, Stack } from '@mantine/core';
import { CopyField, download, Section, Tag, toast } from '@rapport/ui';
import { useState } from 'react';
import { FormProblem } from '../../../shell/form-problem.tsx';
import { refreshSession } from '../../../shell/session.ts';
import { useSubmit } from '../../../shell/use-submit.ts';
import { beginTwoFactor, disableTwoFactor, verifyCode, type TwoFactorSetUp } from '../../access/auth.ts';
import { QrCode } from './qr-code.tsx';
import classes from '../settings-page.module.css';

type Step = 'idle' | 'password' | 'codes';

/** A code from an app beside the password: set up, or given up. */
export function TwoFactorSection({ enabled }: { enabled: boolean }) {
  const [step, setStep] = useState<Step>('idle');
  const [setUp, setSetUp] = useState<TwoFactorSetUp>();

  const confirmed = async (password: string) => {
    if (enabled) {
      await disableTwoFactor(password);
      await refreshSession();
      setStep('idle');
      toast('Two-factor is off');
    } else {
      setSetUp(await beginTwoFactor(password));
    }
  };
  const verified = async () => {
    await refreshSession();
    setStep('codes');
  };
  const finish = () => {
    setSetUp(undefined);
    setStep('idle');
  };

  return (
    <Section
      title={
        <>
          Two-factor <Tag tone={enabled ? 'good' : 'neutral'}>{enabled ? 'On' : 'Off'}</Tag>
        </>
      }
      description="A six-digit code from an app, asked for beside your password."
    >
      {step === 'codes' && setUp ? (
        <BackupCodes codes={setUp.backupCodes} onDone={finish} />
      ) : setUp ? (
        <Scan uri={setUp.uri} onVerified={verified} onCancel={finish} />
      ) : step === 'password' ? (
        <PasswordStep
          action={enabled ? 'Turn off' : 'Continue'}
          onConfirm={confirmed}
          onCancel={() => setStep('idle')}
        />
      ) : (
        <Button variant={enabled ? 'default' : 'filled'} onClick={() => setStep('password')}>
          {enabled ? 'Turn off…' : 'Set up two-factor'}
        </Button>
      )}
    </Section>
  );
}

interface PasswordStepProps {
  action: string;
  onConfirm: (password: string) => Promise<void>;
  onCancel: () => void;
}

function PasswordStep({ action, onConfirm, onCancel }: PasswordStepProps) {
  const [password, setPassword] = useState('');
  const { busy, problem, onSubmit } = useSubmit(() => onConfirm(password));
  return (
    <form onSubmit={onSubmit}>
      <Stack gap="md" maw={400}>
        <FormProblem problem={problem} />
        <PasswordInput
          label="Your password"
          autoComplete="current-password"
          autoFocus
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Group gap="xs">
          <Button type="submit" loading={busy} disabled={password === ''}>
            {action}
          </Button>
          <Button variant="subtle" color="gray" onClick={onCancel}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Scan({ uri, onVerified, onCancel }: { uri: string; onVerified: () => Promise<void>; onCancel: () => void }) {
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<unknown>();
  const secret = new URL(uri).searchParams.get('secret') ?? '';
  const verify = async (entered: string) => {
    try {
      await verifyCode(entered, false);
      await onVerified();
    } catch (thrown) {
      setProblem(thrown);
      setCode('');
    }
  };
  return (
    <Stack gap="md" maw={480}>
      <FormProblem problem={problem} />
      <p style={{ margin: 0 }}>Scan this with your authenticator app, or give it the secret below.</p>
      <QrCode text={uri} label="Code for your authenticator app" />
      <CopyField value={secret} label="secret" />
      <div>
        <p className={classes.quiet}>Then enter the six digits the app shows:</p>
        <PinInput
          length={6}
          type="number"
          oneTimeCode
          value={code}
          onChange={setCode}
          onComplete={(entered) => void verify(entered)}
          getInputProps={(index) => ({ 'aria-label': `Digit ${index + 1} of 6` })}
        />
      </div>
      <Group>
        <Button variant="subtle" color="gray" onClick={onCancel}>
          Cancel
        </Button>
      </Group>
    </Stack>
  );
}

function BackupCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  return (
    <Stack gap="md" maw={480}>
      <p style={{ margin: 0 }}>
        Two-factor is on. Each of these codes lets you in once if you lose the app. Keep them where you keep your
        passwords: they are not shown again.
      </p>
      <ul className={classes.codes}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Group gap="xs">
        <Button onClick={onDone}>I have kept them</Button>
        <Button
          variant="default"
          onClick={() => download('rapport-backup-codes.txt', `${codes.join('\n')}\n`, 'text/plain;charset=utf-8')}
        >
          Download
        </Button>
      </Group>
    </Stack>
  );
}

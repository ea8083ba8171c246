import { Button, PasswordInput, Stack } from '@mantine/core';
import { toast } from '@rapport/ui';
import { useRouter } from '@tanstack/react-router';
import { useState, type SubmitEvent } from 'react';
import { EntryFrame } from '../../shell/entry-frame.tsx';
import { FormProblem } from '../../shell/form-problem.tsx';
import { refreshSession } from '../../shell/session.ts';
import { resetPassword } from './auth.ts';

const shortest = 10;

/** What the letter's link leads to. Its token stands after the # so that no server on the way writes it down. */
export function ResetPasswordPage() {
  const [token] = useState(() => window.location.hash.slice(1));
  const router = useRouter();
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    try {
      await resetPassword(token, password);
      await refreshSession();
      toast('Password changed. Sign in with the new one.');
      await router.navigate({ to: '/sign-in', replace: true });
    } catch (thrown) {
      setProblem(thrown);
    } finally {
      setBusy(false);
    }
  };

  return (
    <EntryFrame title="Choose a new password" description="It signs you out everywhere, then you sign in with it.">
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="sm">
          <FormProblem problem={problem} />
          <PasswordInput
            label="New password"
            description={`At least ${shortest} characters.`}
            autoComplete="new-password"
            autoFocus
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <Button type="submit" fullWidth mt={8} loading={busy} disabled={password.length < shortest}>
            Change password
          </Button>
          <Button variant="subtle" color="gray" onClick={() => void router.navigate({ to: '/forgot-password' })}>
            Ask for a new link
          </Button>
        </Stack>
      </form>
    </EntryFrame>
  );
}

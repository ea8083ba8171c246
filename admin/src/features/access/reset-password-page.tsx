import { Button, PasswordInput, Stack } from '@mantine/core';
import { toast } from '@rapport/ui';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { EntryFrame } from '../../shell/entry-frame.tsx';
import { FormProblem } from '../../shell/form-problem.tsx';
import { refreshSession } from '../../shell/session.ts';
import { useSubmit } from '../../shell/use-submit.ts';
import { resetPassword, shortestPassword } from './auth.ts';

/** What the letter's link leads to. Its token stands after the # so that no server on the way writes it down. */
export function ResetPasswordPage() {
  const [token] = useState(() => window.location.hash.slice(1));
  const router = useRouter();
  const [password, setPassword] = useState('');
  const { busy, problem, onSubmit } = useSubmit(async () => {
    await resetPassword(token, password);
    await refreshSession();
    toast('Password changed. Sign in with the new one.');
    await router.navigate({ to: '/sign-in', replace: true });
  });

  return (
    <EntryFrame title="Choose a new password" description="It signs you out everywhere, then you sign in with it.">
      <form onSubmit={onSubmit}>
        <Stack gap="sm">
          <FormProblem problem={problem} />
          <PasswordInput
            label="New password"
            description={`At least ${shortestPassword} characters.`}
            autoComplete="new-password"
            autoFocus
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <Button type="submit" fullWidth mt={8} loading={busy} disabled={password.length < shortestPassword}>
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

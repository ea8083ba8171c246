import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { ErrorState, formatDate, readProblem, SkeletonLines } from '@rapport/ui';
import { useRouter } from '@tanstack/react-router';
import { useState, type SubmitEvent } from 'react';
import { openApi, openClient } from '../../api.tsx';
import { EntryFrame } from '../../shell/entry-frame.tsx';
import { FormProblem } from '../../shell/form-problem.tsx';
import { roleNames } from '../../shell/role-names.ts';
import { refreshSession, sessionQueries, useSession } from '../../shell/session.ts';

/** What an invitation link leads to. Its token stands after the # so that no server on the way writes it down. */
export function InvitationPage() {
  // Kept: accepting leads to another address, and the one here is read once.
  const [token] = useState(() => window.location.hash.slice(1));
  const { user } = useSession();
  const { data, error } = openApi.useQuery(
    'post',
    '/api/v1/invitations/lookup',
    { body: { token } },
    { retry: false },
    sessionQueries,
  );
  if (error) {
    return (
      <EntryFrame title="This invitation">
        <ErrorState
          error={error}
          actions={
            <Button component="a" href="/" variant="default">
              Go to the start
            </Button>
          }
        />
      </EntryFrame>
    );
  }
  if (!data) {
    return (
      <EntryFrame title="Your invitation">
        <SkeletonLines lines={3} />
      </EntryFrame>
    );
  }
  const until = formatDate(new Date(data.expiresAt), {
    locale: navigator.language,
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  });
  return (
    <EntryFrame
      title={`Join ${data.workspace}`}
      description={`You were invited as ${roleNames[data.role].toLowerCase()} with ${data.email}. The invitation is open until ${until}.`}
    >
      {!data.hasAccount ? (
        <NewLogin token={token} />
      ) : user?.email === data.email ? (
        <Join token={token} workspace={data.workspace} />
      ) : (
        <Stack gap="sm">
          <p style={{ margin: 0 }}>
            {user ? `You are signed in as ${user.email}. ` : ''}
            There is a login with {data.email} already: sign in with it, then open this link again.
          </p>
          <Button component="a" href="/sign-in">
            Sign in
          </Button>
        </Stack>
      )}
    </EntryFrame>
  );
}

function useAccept(token: string) {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const accept = async (login: { name?: string; password?: string } = {}) => {
    setBusy(true);
    const { data, error } = await openClient.POST('/api/v1/invitations/accept', { body: { token, ...login } });
    setBusy(false);
    if (error) return setProblem(error);
    await refreshSession();
    await router.navigate({ to: '/w/$workspaceId', params: { workspaceId: data.workspaceId }, replace: true });
  };
  return { accept, busy, problem };
}

function Join({ token, workspace }: { token: string; workspace: string }) {
  const { accept, busy, problem } = useAccept(token);
  return (
    <Stack gap="sm">
      <FormProblem problem={problem} />
      <Button loading={busy} onClick={() => void accept()}>
        Join {workspace}
      </Button>
    </Stack>
  );
}

function NewLogin({ token }: { token: string }) {
  const { accept, busy, problem } = useAccept(token);
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const { fields } = readProblem(problem ?? null);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void accept({ name: name.trim(), password });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <FormProblem problem={problem} />
        <TextInput
          label="Your name"
          autoComplete="name"
          autoFocus
          value={name}
          error={fields['name']}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <PasswordInput
          label="Password"
          description="At least 10 characters."
          autoComplete="new-password"
          value={password}
          error={fields['password']}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" fullWidth mt={8} loading={busy} disabled={name.trim() === '' || password.length < 10}>
          Join
        </Button>
      </Stack>
    </form>
  );
}

import { Anchor, Button, Stack, TextInput } from '@mantine/core';
import { CopyField } from '@rapport/ui';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { EntryFrame } from '../../shell/entry-frame.tsx';
import { FormProblem } from '../../shell/form-problem.tsx';
import { useSession } from '../../shell/session.ts';
import { useSubmit } from '../../shell/use-submit.ts';
import { askForReset } from './auth.ts';

const route = getRouteApi('/forgot-password');

/** The way back in: a letter where the server writes letters, else a command for whoever runs it. */
export function ForgotPasswordPage() {
  const { passwordReset } = useSession();
  return passwordReset === 'mail' ? <AskForLetter /> : <AskTheOperator />;
}

function AskForLetter() {
  const { email: typed } = route.useSearch();
  const [email, setEmail] = useState(typed ?? '');
  const [sentTo, setSentTo] = useState<string>();
  const { busy, problem, onSubmit } = useSubmit(async () => {
    await askForReset(email.trim());
    setSentTo(email.trim());
  });

  if (sentTo !== undefined) {
    return (
      <EntryFrame
        title="Look into your mail"
        description={`If somebody signs in with ${sentTo}, a letter with a link is on its way. The link works once, for an hour.`}
      >
        <Stack gap="sm">
          <p style={{ margin: 0 }} role="status">
            Nothing there after a few minutes? Look into the spam folder, or check the address.
          </p>
          <Button variant="default" onClick={() => setSentTo(undefined)}>
            Try another address
          </Button>
          <BackToSignIn />
        </Stack>
      </EntryFrame>
    );
  }
  return (
    <EntryFrame title="Forgot your password?" description="We send you a link to choose a new one.">
      <form onSubmit={onSubmit} noValidate>
        <Stack gap="sm">
          <FormProblem problem={problem} />
          <TextInput
            label="E-mail"
            type="email"
            autoComplete="username"
            autoFocus
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <Button type="submit" fullWidth mt={8} loading={busy} disabled={!/^\S+@\S+$/.test(email.trim())}>
            Send the link
          </Button>
          <BackToSignIn />
        </Stack>
      </form>
    </EntryFrame>
  );
}

function AskTheOperator() {
  const { email } = route.useSearch();
  return (
    <EntryFrame
      title="Forgot your password?"
      description="This server sends no letters of its own, so it cannot mail you a link. Whoever runs it gives you a new password with this command, in the folder it was installed in:"
    >
      <Stack gap="md">
        <CopyField
          value={`npx rapport workspace password --email ${email ?? 'you@example.com'}`}
          label="command"
          wrap
        />
        <p style={{ margin: 0 }}>
          It prints the new password and signs you out everywhere. With a mail server in <code>SMTP_URL</code> this page
          sends a link instead.
        </p>
        <BackToSignIn />
      </Stack>
    </EntryFrame>
  );
}

function BackToSignIn() {
  const router = useRouter();
  return (
    <Anchor component="button" type="button" fz="sm" onClick={() => void router.navigate({ to: '/sign-in' })}>
      Back to sign in
    </Anchor>
  );
}

import { Anchor, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { FormProblem } from '../../shell/form-problem.tsx';
import { signIn } from './auth.ts';

interface PasswordFormProps {
  onDone: () => Promise<void>;
  onTwoFactor: () => void;
  /** Given what was typed as e-mail so far. */
  onForgotten: (email: string) => void;
}

export function PasswordForm({ onDone, onTwoFactor, onForgotten }: PasswordFormProps) {
  const [problem, setProblem] = useState<unknown>();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { email: '', password: '' },
    validate: {
      email: (value) => (/^\S+@\S+$/.test(value.trim()) ? null : 'Enter your e-mail address'),
      password: (value) => (value === '' ? 'Enter your password' : null),
    },
  });

  const submit = form.onSubmit(async ({ email, password }) => {
    setProblem(undefined);
    try {
      if ((await signIn(email.trim(), password)) === 'two-factor') onTwoFactor();
      else await onDone();
    } catch (thrown) {
      setProblem(thrown);
    }
  });

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <FormProblem problem={problem} />
        <TextInput
          label="E-mail"
          type="email"
          autoComplete="username"
          data-autofocus
          autoFocus
          key={form.key('email')}
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label="Password"
          autoComplete="current-password"
          key={form.key('password')}
          {...form.getInputProps('password')}
        />
        <Button type="submit" mt={8} fullWidth loading={form.submitting}>
          Sign in
        </Button>
        <Anchor component="button" type="button" fz="sm" onClick={() => onForgotten(form.getValues().email.trim())}>
          Forgot your password?
        </Anchor>
      </Stack>
    </form>
  );
}

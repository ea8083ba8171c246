import { Button, Group, PasswordInput, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Section, toast } from '@rapport/ui';
import { useState } from 'react';
import { FormProblem } from '../../../shell/form-problem.tsx';
import { changePassword, shortestPassword } from '../../access/auth.ts';

export function PasswordSection({ email }: { email: string }) {
  const [problem, setProblem] = useState<unknown>();
  const form = useForm({
    initialValues: { current: '', next: '' },
    validate: {
      current: (value) => (value === '' ? 'Enter the password you have now' : null),
      next: (value) => (value.length < shortestPassword ? `Use at least ${shortestPassword} characters` : null),
    },
  });
  const submit = form.onSubmit(async ({ current, next }) => {
    setProblem(undefined);
    try {
      await changePassword(current, next);
      form.reset();
      toast('Password changed. Your other devices are signed out.');
    } catch (thrown) {
      setProblem(thrown);
    }
  });
  return (
    <Section title="Password" description="Changing it signs you out everywhere else.">
      <form onSubmit={submit}>
        <Stack gap="md" maw={400}>
          <FormProblem problem={problem} />
          {/* Lets a password manager know whose password this is. */}
          <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
          <PasswordInput label="Current password" autoComplete="current-password" {...form.getInputProps('current')} />
          <PasswordInput
            label="New password"
            description={`At least ${shortestPassword} characters.`}
            autoComplete="new-password"
            {...form.getInputProps('next')}
          />
          <Group>
            <Button type="submit" loading={form.submitting}>
              Change password
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}

import { Alert, Button, Group, Stack, TextInput } from '@mantine/core';
import type { paths } from '@rapport/sdk';
import { AppLink, readProblem, Section } from '@rapport/ui';
import { CircleAlert, CircleCheck, MailCheck } from 'lucide-react';
import { useState } from 'react';
import { FormProblem } from '../../../shell/form-problem.tsx';
import { useSession } from '../../../shell/session.ts';
import { useSubmit } from '../../../shell/use-submit.ts';
import { useWorkspace } from '../../../shell/workspace.tsx';
import classes from '../settings-page.module.css';

type Report = paths['/api/v1/delivery/test-message']['post']['responses'][200]['content']['application/json'];

/** One message through the settings as they are saved, and what the other side said to it. */
export function TestMessage() {
  const { client, href, can } = useWorkspace();
  const { user } = useSession();
  const [to, setTo] = useState(user?.email ?? '');
  const [report, setReport] = useState<Report>();
  const { busy, problem, onSubmit } = useSubmit(async () => {
    setReport(undefined);
    const { data, error } = await client.POST('/api/v1/delivery/test-message', { body: { to: to.trim() } });
    if (error) throw error;
    setReport(data);
  });
  if (!can('settings:write')) return null;

  return (
    <Section title="Try it" description="Sends one message with the settings as they are saved.">
      <form onSubmit={onSubmit} noValidate>
        <Stack gap="md" maw={640}>
          <FormProblem problem={problem} />
          <Group gap="sm" align="flex-end">
            <TextInput
              className={classes.grow}
              label="Test message to"
              type="email"
              value={to}
              error={readProblem(problem ?? null).fields['to']}
              onChange={(event) => setTo(event.currentTarget.value)}
            />
            <Button
              type="submit"
              variant="default"
              leftSection={<MailCheck size={14} />}
              loading={busy}
              disabled={!/^\S+@\S+$/.test(to.trim())}
            >
              Send a test message
            </Button>
          </Group>
          {report && <Outcome report={report} mailbox={href('/mailbox')} />}
        </Stack>
      </form>
    </Section>
  );
}

const Outcome = ({ report: { ok, provider, reply, meaning }, mailbox }: { report: Report; mailbox: string }) => (
  <Alert
    color={ok ? 'green' : 'red'}
    variant="light"
    icon={ok ? <CircleCheck size={16} /> : <CircleAlert size={16} />}
    title={ok ? 'Sent' : 'Not sent'}
  >
    {meaning}{' '}
    {ok && provider === 'mailbox' && (
      <AppLink href={mailbox} fz="sm" c="inherit" underline="always">
        Open the mailbox
      </AppLink>
    )}
    <code className={classes.reply}>{reply}</code>
  </Alert>
);

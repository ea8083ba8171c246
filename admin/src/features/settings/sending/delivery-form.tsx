import { Alert, Button, Group, SegmentedControl, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { components } from '@rapport/sdk';
import { AppLink, problemToast, readProblem, Section, toast } from '@rapport/ui';
import { useQueryClient } from '@tanstack/react-query';
import { MapPin } from 'lucide-react';
import { useState } from 'react';
import { FormProblem } from '../../../shell/form-problem.tsx';
import { useHasPage } from '../../../shell/use-has-page.ts';
import { useWorkspace } from '../../../shell/workspace.tsx';
import { noServer, smtpUrl, type SmtpServer } from './smtp-url.ts';
import { SmtpFields } from './smtp-fields.tsx';
import classes from '../settings-page.module.css';

type Settings = components['schemas']['DeliverySettings'];
type Values = Pick<Settings, 'provider' | 'fromName'> & {
  fromEmail: string;
  replyTo: string;
  unsubscribeMailto: string;
};

const valuesOf = (settings: Settings): Values => ({
  provider: settings.provider,
  fromName: settings.fromName,
  fromEmail: settings.fromEmail ?? '',
  replyTo: settings.replyTo ?? '',
  unsubscribeMailto: settings.unsubscribeMailto ?? '',
});

/** Through what messages leave, and as whom. */
export function DeliveryForm({ settings, postalAddress }: { settings: Settings; postalAddress: string | null }) {
  const { client, permissions, href } = useWorkspace();
  const queries = useQueryClient();
  const hasPage = useHasPage();
  const [server, setServer] = useState<SmtpServer>(noServer);
  const [problem, setProblem] = useState<unknown>();
  const form = useForm<Values>({ initialValues: valuesOf(settings) });
  const mayChange = permissions.includes('settings:write');
  const url = smtpUrl(server);
  const needsServer = form.values.provider === 'smtp' && settings.smtpHost === null && url === null;

  const submit = form.onSubmit(async ({ provider, fromName, fromEmail, replyTo, unsubscribeMailto }) => {
    setProblem(undefined);
    const { data, error } = await client.PATCH('/api/v1/delivery/settings', {
      body: {
        provider,
        fromName,
        ...(fromEmail.trim() ? { fromEmail: fromEmail.trim() } : {}),
        replyTo: replyTo.trim() || null,
        unsubscribeMailto: unsubscribeMailto.trim() || null,
        ...(provider === 'smtp' && url !== null ? { smtpUrl: url } : {}),
      },
    });
    if (error) {
      setProblem(error);
      form.setErrors(readProblem(error).fields);
      return;
    }
    form.setInitialValues(valuesOf(data));
    form.setValues(valuesOf(data));
    setServer(noServer);
    await queries.invalidateQueries({ queryKey: ['get', '/api/v1/delivery/settings'] });
    toast('Sending settings saved');
  });

  const test = async () => {
    const { data, error } = await client.POST('/api/v1/delivery/test-connection', {
      body: url === null ? {} : { smtpUrl: url },
    });
    if (error) return problemToast(error);
    if (data.ok) toast(data.message);
    else problemToast({ title: 'The mail server did not let us in', detail: data.message });
  };

  return (
    <Section title="E-mail" description="Through what messages leave, and who they come from.">
      <form onSubmit={submit}>
        <Stack gap="md" maw={640}>
          <FormProblem problem={problem} />
          {postalAddress === null && (
            <Alert color="yellow" variant="light" icon={<MapPin size={16} />}>
              There is no postal address yet, and the law wants one under every marketing e-mail.{' '}
              <AppLink href={href('/settings/brand')} fz="sm" c="inherit" underline="always">
                Add it
              </AppLink>
            </Alert>
          )}
          <div>
            <SegmentedControl
              aria-label="Provider"
              disabled={!mayChange}
              data={[
                { value: 'mailbox', label: 'Built-in mailbox' },
                { value: 'smtp', label: 'SMTP server' },
              ]}
              value={form.values.provider}
              onChange={(value) => form.setFieldValue('provider', value === 'smtp' ? 'smtp' : 'mailbox')}
            />
            <p className={classes.quiet}>
              {form.values.provider === 'mailbox' ? (
                <>
                  Messages reach nobody: they are kept here to look at.{' '}
                  {hasPage('/mailbox') && (
                    <AppLink href={href('/mailbox')} fz="xs" underline="always">
                      Open the mailbox
                    </AppLink>
                  )}
                </>
              ) : (
                'Messages reach your customers through your own mail server or provider.'
              )}
            </p>
          </div>
          {form.values.provider === 'smtp' && (
            <SmtpFields
              server={server}
              onChange={setServer}
              current={settings.smtpHost}
              onTest={mayChange && (url !== null || settings.smtpHost !== null) ? test : undefined}
              disabled={!mayChange}
            />
          )}
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
            <TextInput label="Sender name" maxLength={200} disabled={!mayChange} {...form.getInputProps('fromName')} />
            <TextInput
              label="Sender address"
              type="email"
              placeholder="hello@yourbrand.com"
              disabled={!mayChange}
              {...form.getInputProps('fromEmail')}
            />
            <TextInput
              label="Replies go to"
              type="email"
              placeholder="The sender address"
              disabled={!mayChange}
              {...form.getInputProps('replyTo')}
            />
            <TextInput
              label="Unsubscribe by e-mail to"
              type="email"
              placeholder="Not offered"
              disabled={!mayChange}
              {...form.getInputProps('unsubscribeMailto')}
            />
          </SimpleGrid>
          {mayChange && (
            <Group>
              <Button
                type="submit"
                loading={form.submitting}
                disabled={needsServer || (!form.isDirty() && url === null)}
              >
                Save changes
              </Button>
            </Group>
          )}
        </Stack>
      </form>
    </Section>
  );
}

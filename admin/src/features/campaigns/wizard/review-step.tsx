import { Alert } from '@mantine/core';
import { AppLink, formatFull, KeyValue, Num, readProblem, Section, useUi } from '@rapport/ui';
import { TestSend } from '../../../parts/test-send.tsx';
import { useApi, useWorkspace } from '../../../shell/workspace.tsx';
import { useVocabulary } from '../../segments/rule/use-names.ts';
import type { Campaign } from '../states.ts';
import { Estimate } from './estimate.tsx';
import { MessagePreview } from './message-preview.tsx';
import classes from '../campaigns.module.css';
import { subjectWords } from '../../../parts/subject-words.ts';

interface ReviewStepProps {
  campaign: Campaign;
  at: Date | null;
  isPast: boolean;
  /** What the server had against sending. */
  refusal: unknown;
}

/** Everything that will happen, before it does. */
export function ReviewStep({ campaign, at, isPast, refusal }: ReviewStepProps) {
  const { client, href, can } = useWorkspace();
  const { locale, zone } = useUi();
  const api = useApi();
  const vocabulary = useVocabulary();
  const template = api.useQuery(
    'get',
    '/api/v1/templates/{id}',
    { params: { path: { id: campaign.templateId ?? 0 } } },
    { enabled: campaign.templateId !== null },
  );
  const settings = api.useQuery('get', '/api/v1/delivery/settings', {}, { retry: false });
  const names = (ids: number[]) =>
    ids.map((id) => vocabulary.data?.segments.find((one) => one.id === id)?.name ?? `Segment ${id}`).join(', ');
  const subject = campaign.subject ?? template.data?.subject;
  const from = campaign.fromEmail ?? settings.data?.fromEmail;
  const problem = refusal ? readProblem(refusal) : null;

  const sendTest = async (to: string[]) => {
    const { data, error } = await client.POST('/api/v1/campaigns/{id}/test', {
      params: { path: { id: campaign.id } },
      body: { to },
    });
    if (error) throw error;
    return data.results;
  };
  return (
    <div className={classes.columns} data-people-first>
      <div className={classes.stack}>
        {problem && (
          <Alert color="red" role="alert" title={problem.detail ?? problem.title}>
            <ul style={{ margin: 0, paddingLeft: 16 }}>
              {Object.values(problem.fields).map((message) => (
                <li key={message}>{message}</li>
              ))}
            </ul>
          </Alert>
        )}
        <Section title="Summary" actions={can('campaigns:send') && <TestSend send={sendTest} />}>
          <KeyValue
            facts={[
              { label: 'Name', value: campaign.name },
              { label: 'To', value: names(campaign.includeSegments) },
              ...(campaign.excludeSegments.length > 0
                ? [{ label: 'But not', value: names(campaign.excludeSegments) }]
                : []),
              { label: 'Subject', value: subject === undefined ? 'The template’s own' : subjectWords(subject) },
              {
                label: 'Template',
                value: template.data ? (
                  <AppLink href={href(`/templates/${template.data.id}`)} fz="sm">
                    {template.data.name}
                  </AppLink>
                ) : (
                  'Content of its own'
                ),
              },
              {
                label: 'From',
                value: from
                  ? `${campaign.fromName ?? settings.data?.fromName ?? ''} <${from}>`
                  : 'Not set yet: Settings, Sending',
              },
              {
                label: 'Goes out',
                value:
                  at === null
                    ? 'Now'
                    : `${formatFull(at, { locale, zone })}${isPast ? ': this time has passed, choose another' : ''}`,
              },
              {
                label: 'Leaves through',
                value:
                  settings.data?.provider === 'smtp'
                    ? `SMTP, ${settings.data.smtpHost ?? ''}`
                    : 'The built-in mailbox: nobody outside gets it',
              },
            ]}
          />
        </Section>
        {template.data && template.data.warnings.length > 0 && (
          <Alert
            color="yellow"
            title={
              <>
                <Num value={template.data.warnings.length} /> {template.data.warnings.length === 1 ? 'thing' : 'things'}{' '}
                to look at
              </>
            }
          >
            {template.data.warnings.map((warning) => (
              <div key={warning}>{warning}</div>
            ))}
          </Alert>
        )}
        <MessagePreview campaign={campaign} />
      </div>
      <Estimate campaign={campaign} />
    </div>
  );
}

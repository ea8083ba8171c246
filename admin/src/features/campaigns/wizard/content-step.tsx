import { Stack, TextInput } from '@mantine/core';
import { AppLink, EmptyState, Section, When } from '@rapport/ui';
import { FileText } from 'lucide-react';
import { useApi, useWorkspace } from '../../../shell/workspace.tsx';
import type { Campaign } from '../states.ts';
import { MessagePreview } from './message-preview.tsx';
import classes from '../campaigns.module.css';
import { subjectWords } from '../../../parts/subject-words.ts';

interface StepProps {
  campaign: Campaign;
  onChange: (change: Partial<Campaign>) => void;
}

/** Which template, and what this campaign says differently. */
export function ContentStep({ campaign, onChange }: StepProps) {
  const { href } = useWorkspace();
  const api = useApi();
  const templates = api.useQuery('get', '/api/v1/templates', { params: { query: { limit: 50 } } });
  const settings = api.useQuery('get', '/api/v1/delivery/settings', {}, { retry: false });
  const chosen = templates.data?.items.find(({ id }) => id === campaign.templateId);
  const optional = (text: string) => (text === '' ? null : text);
  return (
    <div className={classes.columns}>
      <div className={classes.stack}>
        <Section title="Template" description="Its newest version is fixed when you schedule.">
          {templates.data?.items.length === 0 ? (
            <EmptyState
              icon={FileText}
              title="No templates yet"
              compact
              actions={<AppLink href={href('/templates')}>Create a template</AppLink>}
            >
              Write one first; this draft stays where it is.
            </EmptyState>
          ) : (
            <div className={classes.choices}>
              {templates.data?.items.map((template) => (
                <button
                  key={template.id}
                  type="button"
                  className={classes.choice}
                  aria-pressed={template.id === campaign.templateId}
                  onClick={() => onChange({ templateId: template.id })}
                >
                  <span className={classes.name}>{template.name}</span>
                  <span className={classes.second}>{subjectWords(template.subject)}</span>
                  <span className={classes.second}>
                    Version {template.version}, <When at={template.updatedAt} />
                  </span>
                </button>
              ))}
            </div>
          )}
        </Section>
        <Section title="Message">
          <Stack gap="sm">
            <TextInput
              label="Subject"
              description="Empty: the template’s own. People’s values may stand in it: {{ profile.first_name }}"
              placeholder={chosen && subjectWords(chosen.subject)}
              maxLength={500}
              value={campaign.subject ?? ''}
              onChange={(event) => onChange({ subject: optional(event.currentTarget.value) })}
            />
            <TextInput
              label="Preheader"
              placeholder="The template’s own"
              maxLength={500}
              value={campaign.preheader ?? ''}
              onChange={(event) => onChange({ preheader: optional(event.currentTarget.value) })}
            />
            <TextInput
              label="From name"
              placeholder={settings.data?.fromName}
              maxLength={200}
              value={campaign.fromName ?? ''}
              onChange={(event) => onChange({ fromName: optional(event.currentTarget.value) })}
            />
            <TextInput
              label="From address"
              placeholder={settings.data?.fromEmail ?? 'Not set in Settings, Sending'}
              maxLength={320}
              value={campaign.fromEmail ?? ''}
              onChange={(event) => onChange({ fromEmail: optional(event.currentTarget.value) })}
            />
          </Stack>
        </Section>
      </div>
      {(campaign.templateId !== null || campaign.versionId !== null) && (
        <MessagePreview campaign={campaign} height={420} />
      )}
    </div>
  );
}

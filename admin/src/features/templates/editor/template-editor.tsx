import {
  ActionIcon,
  Button,
  Group,
  Menu,
  SegmentedControl,
  Select,
  Switch,
  Tabs,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import type { components } from '@rapport/sdk';
import { KeysTooltip, PageHeader, problemToast, readProblem, SaveState, toast } from '@rapport/ui';
import { useBlocker } from '@tanstack/react-router';
import { EllipsisVertical, History, Trash2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { TestSend } from '../../../parts/test-send.tsx';
import { useWorkspace } from '../../../shell/workspace.tsx';
import { useTemplateChanges } from '../use-template-changes.ts';
import { CodeArea } from './code-area.tsx';
import { changesOf, draftOf, type Draft } from './draft.ts';
import { faultyLines } from './faults.ts';
import { PreviewPane } from './preview-pane.tsx';
import { useMessagePreview } from './use-message-preview.ts';
import { Versions } from './versions.tsx';
import classes from './editor.module.css';

interface TemplateEditorProps {
  template: components['schemas']['Template'];
  person: number | null;
  onPerson: (id: number | null) => void;
}

/** Source left, what people get right; a save makes a version. */
export function TemplateEditor({ template, person, onPerson }: TemplateEditorProps) {
  const { client, can, href } = useWorkspace();
  const { renew, remove } = useTemplateChanges();
  const [before, setBefore] = useState(() => draftOf(template));
  const [draft, setDraft] = useState(before);
  const [state, setState] = useState<'saved' | 'saving' | 'failed'>('saved');
  const [versions, setVersions] = useState(false);
  const preview = useMessagePreview(draft, person);
  const faults = useMemo(() => (preview.error ? readProblem(preview.error).fields : {}), [preview.error]);
  const changes = changesOf(before, draft);
  const changed = Object.keys(changes).length > 0;
  const mayWrite = can('templates:write');
  const set = (change: Partial<Draft>) => setDraft((now) => ({ ...now, ...change }));
  useBlocker({
    shouldBlockFn: () => changed && !window.confirm('Leave without saving this template?'),
    enableBeforeUnload: () => changed,
  });

  const save = async () => {
    if (!changed || !mayWrite) return;
    setState('saving');
    const { error } = await client.PATCH('/api/v1/templates/{id}', {
      params: { path: { id: template.id } },
      body: changes,
    });
    setState(error ? 'failed' : 'saved');
    if (error) return problemToast(error);
    setBefore(draft);
    await renew();
  };
  useHotkeys([['mod+S', () => void save()]], []);

  const sendTest = async (to: string[]) => {
    const body = { to, ...(person === null ? {} : { profileId: person }) };
    const { data, error } = await client.POST('/api/v1/templates/{id}/test', {
      params: { path: { id: template.id } },
      body,
    });
    if (error) throw error;
    return data.results;
  };

  return (
    <>
      <PageHeader
        title={before.name}
        breadcrumbs={[{ label: 'Templates', href: href('/templates') }]}
        controls={
          <Group gap="xs">
            <SaveState
              state={state !== 'saved' ? state : changed ? 'unsaved' : 'saved'}
              at={changed ? undefined : template.updatedAt}
              onRetry={() => void save()}
            />
            {can('campaigns:send') && (
              <TestSend
                send={sendTest}
                disabled={changed}
                note={changed ? 'Save first: the test sends the saved version.' : undefined}
              />
            )}
            <Menu>
              <Menu.Target>
                <ActionIcon variant="default" size={34} aria-label="More actions">
                  <EllipsisVertical size={16} />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item leftSection={<History size={14} />} onClick={() => setVersions(true)}>
                  Versions
                </Menu.Item>
                {mayWrite && (
                  <Menu.Item
                    color="red"
                    leftSection={<Trash2 size={14} />}
                    onClick={() => void remove({ id: template.id, name: before.name })}
                  >
                    Delete
                  </Menu.Item>
                )}
              </Menu.Dropdown>
            </Menu>
          </Group>
        }
        action={
          mayWrite && (
            <KeysTooltip label="Save a version" keys="mod s">
              <Button
                disabled={!changed || Object.keys(faults).length > 0}
                loading={state === 'saving'}
                onClick={() => void save()}
              >
                Save
              </Button>
            </KeysTooltip>
          )
        }
      />
      <div className={classes.columns}>
        <section className={classes.pane} aria-label="Content">
          <div className={classes.fields}>
            <div className={classes.two}>
              <TextInput
                label="Name"
                maxLength={200}
                value={draft.name}
                onChange={(event) => set({ name: event.currentTarget.value })}
              />
              <Select
                label="Kind"
                allowDeselect={false}
                data={[
                  { value: 'marketing', label: 'Marketing' },
                  { value: 'transactional', label: 'Transactional' },
                ]}
                value={draft.class}
                onChange={(kind) => set({ class: kind === 'transactional' ? 'transactional' : 'marketing' })}
              />
            </div>
            <TextInput
              label="Subject"
              maxLength={500}
              error={faults['subject']}
              value={draft.subject}
              onChange={(event) => set({ subject: event.currentTarget.value })}
            />
            <TextInput
              label="Preheader"
              description="The line an inbox shows after the subject"
              maxLength={500}
              error={faults['preheader']}
              value={draft.preheader}
              onChange={(event) => set({ preheader: event.currentTarget.value })}
            />
          </div>
          <Tabs defaultValue="source" keepMounted={false}>
            <Group gap={0} pr="md" wrap="nowrap">
              <Tabs.List px="md" flex={1}>
                <Tabs.Tab value="source">Source</Tabs.Tab>
                <Tabs.Tab value="text">Text part</Tabs.Tab>
              </Tabs.List>
              <div className={classes.format}>
                <SegmentedControl
                  aria-label="Format of the source"
                  data={[
                    { value: 'mjml', label: 'MJML' },
                    { value: 'html', label: 'HTML' },
                  ]}
                  value={draft.format}
                  onChange={(format) => set({ format: format === 'html' ? 'html' : 'mjml' })}
                />
              </div>
            </Group>
            <Tabs.Panel value="source">
              <CodeArea
                label="Source of the message"
                value={draft.source}
                readOnly={!mayWrite}
                faulty={faultyLines(Object.values(faults))}
                onChange={(source) => set({ source })}
              />
            </Tabs.Panel>
            <Tabs.Panel value="text" p="md">
              <Switch
                label="Make the text part from the HTML"
                checked={draft.textSource === null}
                onChange={(event) =>
                  set({ textSource: event.currentTarget.checked ? null : (preview.data?.text ?? '') })
                }
              />
              {draft.textSource !== null && (
                <Textarea
                  mt="md"
                  label="Text part"
                  autosize
                  minRows={12}
                  maxRows={28}
                  error={faults['textSource']}
                  value={draft.textSource}
                  onChange={(event) => set({ textSource: event.currentTarget.value })}
                />
              )}
            </Tabs.Panel>
          </Tabs>
        </section>
        <PreviewPane preview={preview} person={person} onPerson={onPerson} />
      </div>
      <Versions
        templateId={template.id}
        name={draft.name}
        current={template.version}
        opened={versions}
        onClose={() => setVersions(false)}
        onTake={(old, version) => {
          setDraft(old);
          toast(`Version ${version} is in the editor; save to make it current.`);
        }}
      />
    </>
  );
}

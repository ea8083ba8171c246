import { Button, Group, SegmentedControl, TextInput } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import {
  ErrorState,
  KeysTooltip,
  PageHeader,
  problemToast,
  readProblem,
  SaveState,
  SkeletonPage,
  useUi,
  type Crumb,
} from '@rapport/ui';
import { useBlocker } from '@tanstack/react-router';
import { useMemo, useRef, useState } from 'react';
import { useWorkspace } from '../../../shell/workspace.tsx';
import { nodeAt, type RuleTree } from '../rule/tree.ts';
import { useVocabulary } from '../rule/use-names.ts';
import { RuleText } from '../text/rule-text.tsx';
import { textFaults } from '../text/text-faults.ts';
import { useSegmentChanges } from '../use-segment-changes.ts';
import { ExplainPanel } from './explain-panel.tsx';
import { LiveCount } from './live-count.tsx';
import { RuleBuilder } from './rule-builder.tsx';
import { useExplained } from './use-explained.ts';
import { useRuleDraft } from './use-rule-draft.ts';
import classes from '../segments.module.css';

interface SegmentEditorProps {
  title: string;
  breadcrumbs: Crumb[];
  /** null while it is not stored. */
  segmentId: number | null;
  initial: { name: string; description: string; tree: RuleTree };
}

/** Name, rule and, beside it, who that is at the moment. */
export function SegmentEditor({ title, breadcrumbs, segmentId, initial }: SegmentEditorProps) {
  const { client, href } = useWorkspace();
  const { navigate } = useUi();
  const { renew } = useSegmentChanges();
  const vocabulary = useVocabulary();
  const draft = useRuleDraft(initial.tree);
  const { history, preview, words } = draft;
  const [name, setName] = useState(initial.name);
  const [description, setDescription] = useState(initial.description);
  const [saving, setSaving] = useState(false);
  const saved = useRef(false);
  const [chosen, setChosen] = useState<number | null>(null);
  // One of the first sample, and the same one while the rule changes.
  const [first, setFirst] = useState<number | null>(null);
  const sampled = preview.data?.sample[0]?.profileId ?? null;
  if (first === null && sampled !== null) setFirst(sampled);
  const person = chosen ?? first;
  const explained = useExplained(draft.question, preview.complete && !preview.error, person);
  const faults = useMemo(() => faultsByNode(preview.error, history.present), [preview.error, history.present]);

  const placed = words && !preview.stale ? textFaults(preview.error) : [];

  const changed = name !== initial.name || description !== initial.description || draft.changed;
  useBlocker({
    shouldBlockFn: () => changed && !saved.current && !window.confirm('Leave without saving this segment?'),
    enableBeforeUnload: () => changed && !saved.current,
  });

  const sound = words ? !preview.stale && !preview.error : Object.keys(faults).length === 0;
  const ready = preview.complete && name.trim() !== '' && sound;
  const save = async () => {
    if (!ready || saving) return;
    setSaving(true);
    const body = { name: name.trim(), description, ...draft.question };
    const { data, error } =
      segmentId === null
        ? await client.POST('/api/v1/segments', { body })
        : await client.PATCH('/api/v1/segments/{id}', { params: { path: { id: segmentId } }, body });
    setSaving(false);
    if (error) return problemToast(error);
    saved.current = true;
    void renew();
    navigate(href(`/segments/${data.id}`));
  };
  useHotkeys([['mod+S', () => void save()]], []);

  if (vocabulary.error) return <ErrorState page error={vocabulary.error} onRetry={() => void vocabulary.refetch()} />;
  if (!vocabulary.data) return <SkeletonPage />;
  return (
    <>
      <PageHeader
        title={title}
        breadcrumbs={breadcrumbs}
        controls={
          <Group gap="sm">
            {changed && <SaveState state={saving ? 'saving' : 'unsaved'} />}
            <Button
              variant="default"
              onClick={() => navigate(href(segmentId === null ? '/segments' : `/segments/${segmentId}`))}
            >
              Cancel
            </Button>
          </Group>
        }
        action={
          <KeysTooltip label="Save" keys="mod s">
            <Button loading={saving} disabled={!ready || (segmentId !== null && !changed)} onClick={() => void save()}>
              {segmentId === null ? 'Create segment' : 'Save changes'}
            </Button>
          </KeysTooltip>
        }
      />
      <div className={classes.columns}>
        <div>
          <div className={classes.nameFields}>
            <TextInput
              label="Name"
              required
              maxLength={120}
              placeholder="Loyal customers"
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <TextInput
              label="Description"
              placeholder="What it is for"
              value={description}
              onChange={(event) => setDescription(event.currentTarget.value)}
            />
          </div>
          <SegmentedControl
            size="xs"
            mb="sm"
            aria-label="How the rule is edited"
            disabled={draft.turning}
            data={[
              { value: 'builder', label: 'Builder' },
              { value: 'text', label: 'Text' },
            ]}
            value={words ? 'text' : 'builder'}
            onChange={() => void draft.turn()}
          />
          {words ? (
            <RuleText
              text={words.text}
              onText={draft.setText}
              vocabulary={vocabulary.data}
              faults={placed}
              tidy={tidied(preview, words.text)}
            />
          ) : (
            <RuleBuilder
              history={history}
              dispatch={draft.dispatch}
              vocabulary={vocabulary.data}
              segmentId={segmentId}
              faults={faults}
              explained={explained.stale || explained.error ? undefined : explained.data}
            />
          )}
        </div>
        <div className={`${classes.sticky} ${classes.stack} ${classes.tall}`}>
          <LiveCount preview={preview} inWords={words !== null} placed={placed.length} />
          {(preview.complete || chosen !== null) && (
            <ExplainPanel explained={explained} person={person} onPerson={setChosen} />
          )}
        </div>
      </div>
    </>
  );
}

/** The rule as it is usually written, where that is not how it stands. */
const tidied = ({ data, stale, error }: ReturnType<typeof useRuleDraft>['preview'], text: string): string | null =>
  data && !stale && !error && data.text !== text ? data.text : null;

/** What the server has against the rule, at the nodes it means. */
function faultsByNode(error: unknown, { root }: RuleTree): Record<string, string> {
  if (!error) return {};
  return Object.fromEntries(
    Object.entries(readProblem(error).fields).flatMap(([path, message]) => {
      const node = path.startsWith('rule') ? nodeAt(root, path.replaceAll('.', '/')) : undefined;
      return node && node.id !== root.id ? [[node.id, message]] : [];
    }),
  );
}

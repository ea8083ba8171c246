import { Button, SegmentedControl, Select, TextInput } from '@mantine/core';
import { PageHeader, readProblem, Section, toast, useUi } from '@rapport/ui';
import { useState } from 'react';
import { useWorkspace } from '../../../shell/workspace.tsx';
import { typeNames } from '../traits.ts';
import { useTraitChanges } from '../use-trait-changes.ts';
import { freshDefinition, isComplete, type Draft, type NumericType } from './draft.ts';
import { FormulaField } from './formula-field.tsx';
import { MeasureFields } from './measure-fields.tsx';
import { PreviewPanel } from './preview-panel.tsx';
import { RangesFields } from './ranges-fields.tsx';
import { useTraitPreview } from './use-trait-preview.ts';
import classes from '../traits.module.css';

interface TraitEditorProps {
  title: string;
  initial: Draft;
  saved?: { id: number; name: string };
}

const numericTypes: NumericType[] = ['number', 'money', 'ratio', 'days'];

/** Builds a trait: what it is of, live values beside it, faults at their field. */
export function TraitEditor({ title, initial, saved }: TraitEditorProps) {
  const { client, href } = useWorkspace();
  const { navigate } = useUi();
  const { renew } = useTraitChanges();
  const [draft, setDraft] = useState(initial);
  const [fault, setFault] = useState<unknown>(null);
  const [saving, setSaving] = useState(false);
  const preview = useTraitPreview(draft, saved?.name);
  const { definition } = draft;
  const change = (changes: Partial<Draft>) => {
    setFault(null);
    setDraft({ ...draft, ...changes });
  };
  const problem = fault ?? (preview.complete && !preview.stale ? preview.error : null);
  const errors = problem ? readProblem(problem).fields : {};
  const other = problem && Object.keys(errors).length === 0 ? readProblem(problem).detail : undefined;

  const save = async () => {
    setSaving(true);
    const { label, explanation, numericType } = draft;
    const body = { label, explanation, definition, numericType };
    const { error } = saved
      ? await client.PATCH('/api/v1/traits/custom/{id}', { params: { path: { id: saved.id } }, body })
      : await client.POST('/api/v1/traits/custom', { body });
    setSaving(false);
    if (error) return setFault(error);
    await renew();
    toast('Saved. Everybody is computed within a minute.');
    navigate(href('/traits?from=custom'));
  };

  return (
    <>
      <PageHeader
        title={title}
        breadcrumbs={[{ label: 'Traits', href: href('/traits') }]}
        action={
          <Button
            onClick={() => void save()}
            loading={saving}
            disabled={draft.label.trim() === '' || !isComplete(draft)}
          >
            Save
          </Button>
        }
      />
      <div className={classes.columns}>
        <div className={classes.stack}>
          <Section>
            <div className={classes.line}>
              <TextInput
                label="Name"
                withAsterisk
                placeholder="Average basket"
                value={draft.label}
                error={errors['label']}
                description={saved && `${saved.name} in formulas and rules`}
                onChange={(event) => change({ label: event.currentTarget.value })}
              />
              <TextInput
                label="What it means"
                value={draft.explanation}
                error={errors['explanation']}
                description={saved && 'For your colleagues'}
                onChange={(event) => change({ explanation: event.currentTarget.value })}
              />
            </div>
          </Section>
          <Section title="Definition">
            <div className={classes.stack}>
              <SegmentedControl
                aria-label="Kind of trait"
                data={[
                  { value: 'measure', label: 'Count or sum' },
                  { value: 'formula', label: 'Formula' },
                  { value: 'ranges', label: 'Ranges' },
                ]}
                value={definition.kind}
                onChange={(kind) =>
                  change({ definition: freshDefinition(kind === 'formula' || kind === 'ranges' ? kind : 'measure') })
                }
              />
              {definition.kind === 'measure' && (
                <MeasureFields of={definition.of} onChange={(of) => change({ definition: { ...definition, of } })} />
              )}
              {definition.kind === 'formula' && (
                <FormulaField
                  label="Formula"
                  description="Traits by their names, + − × ÷, comparisons, and, or, if(…), coalesce(…), daysSince(…)."
                  value={definition.text}
                  error={errors['definition.text']}
                  onChange={(text) => change({ definition: { ...definition, text } })}
                />
              )}
              {definition.kind === 'ranges' && (
                <>
                  <FormulaField
                    label="Ranges of"
                    description="A trait that is a number, or a formula."
                    value={definition.of}
                    error={errors['definition.of']}
                    onChange={(of) => change({ definition: { ...definition, of } })}
                  />
                  <RangesFields
                    definition={definition}
                    error={errors['definition.ranges']}
                    onChange={(next) => change({ definition: next })}
                  />
                </>
              )}
              {definition.kind !== 'ranges' && (
                <Select
                  label="A number is shown as"
                  clearable
                  placeholder="What the definition yields"
                  data={numericTypes.map((value) => ({ value, label: typeNames[value] }))}
                  value={draft.numericType}
                  onChange={(type) => change({ numericType: numericTypes.find((one) => one === type) ?? null })}
                />
              )}
              {other && (
                <p role="alert" style={{ margin: 0, color: 'var(--mantine-color-error)' }}>
                  {other}
                </p>
              )}
            </div>
          </Section>
        </div>
        <PreviewPanel
          preview={preview.data}
          complete={preview.complete}
          stale={preview.stale}
          failed={preview.error !== null && !preview.stale}
        />
      </div>
    </>
  );
}

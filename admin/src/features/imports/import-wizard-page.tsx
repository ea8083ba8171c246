import { Button } from '@mantine/core';
import {
  ErrorState,
  formatNumber,
  NoPermission,
  PageHeader,
  problemToast,
  SaveState,
  SkeletonPage,
  useUi,
  WizardFrame,
} from '@rapport/ui';
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useWorkspace } from '../../shell/workspace.tsx';
import { CheckStep } from './check-step.tsx';
import { ColumnsStep } from './columns-step.tsx';
import { useDraft, type ImportDraft } from './draft.ts';
import { OptionsStep } from './options-step.tsx';
import { UploadStep } from './upload-step.tsx';
import { useImport } from './use-import.ts';
import { usePreview } from './use-preview.ts';
import { isActive } from './words.ts';
import type { WizardSearch, WizardStepId } from './wizard-search.ts';

const route = getRouteApi('/w/$workspaceId/imports/new');

/** Upload → columns → options → check → run; left at any time and found again on this device. */
export function ImportWizardPage() {
  const { id: workspaceId, href, can, api, name } = useWorkspace();
  const { locale, navigate: go } = useUi();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const queries = useQueryClient();
  const { draft, setDraft, removeDraft } = useDraft(workspaceId);
  const preview = usePreview(draft);
  const check = useImport(draft?.checkId ?? null);
  const start = api.useMutation('post', '/api/v1/imports', { onError: problemToast });

  if (!can('imports:write'))
    return <NoPermission page what="import files" help={`An owner or admin of ${name} can change your role.`} />;

  const step: WizardStepId = draft === null ? 'file' : (search.step ?? 'columns');
  const show = (next: WizardStepId) => void navigate({ search: (before): WizardSearch => ({ ...before, step: next }) });
  const change = (changes: Partial<ImportDraft>) => {
    if (draft) setDraft({ ...draft, ...changes });
  };
  const fits = preview.data !== undefined && preview.data.problems.length === 0 && !preview.isPlaceholderData;
  const checked = check.data?.status === 'done';
  const usable = check.data?.report.imported ?? 0;

  const run = async (dryRun: boolean) => {
    if (!draft || !preview.data) return;
    const { uploadId, fileName, options } = draft;
    const { kind, mapping } = preview.data;
    const started = await start.mutateAsync({ body: { uploadId, fileName, kind, mapping, options, dryRun } });
    await queries.invalidateQueries({ queryKey: ['get', '/api/v1/operations'] });
    if (dryRun) {
      setDraft({ ...draft, kind, mapping, checkId: started.id });
      show('check');
    } else {
      removeDraft();
      await queries.invalidateQueries({ queryKey: ['get', '/api/v1/imports'] });
      go(href(`/imports/${started.id}`));
    }
  };
  const quietly = (work: Promise<void>) => void work.catch(() => undefined);

  const next = {
    file: {
      label: draft ? `Continue with ${draft.fileName}` : 'Continue',
      act: () => show('columns'),
      disabled: !draft,
    },
    columns: { label: 'Continue', act: () => show('options'), disabled: !fits },
    options: {
      label: draft?.checkId ? 'See the check' : 'Check the whole file',
      act: () => (draft?.checkId ? show('check') : quietly(run(true))),
      disabled: !fits,
    },
    check: {
      label: checked
        ? `Import ${formatNumber(usable, { locale })} ${usable === 1 ? 'row' : 'rows'}`
        : check.data && isActive(check.data)
          ? 'Checking…'
          : 'Import',
      act: () => quietly(run(false)),
      disabled: !checked || usable === 0,
    },
  }[step];
  const backTo = ({ columns: undefined, options: 'columns', check: 'options', file: undefined } as const)[step];

  return (
    <>
      <PageHeader
        breadcrumbs={[{ label: 'Imports', href: href('/imports') }]}
        title={draft ? `Import ${draft.fileName}` : 'Import a file'}
        description="Nothing is sent to anyone by importing, and the same file twice changes nothing."
        controls={
          draft &&
          step !== 'file' && (
            <Button variant="default" onClick={() => show('file')}>
              Another file
            </Button>
          )
        }
      />
      <WizardFrame
        label="the import"
        current={step}
        onStep={(id) => show(id as WizardStepId)}
        steps={[
          { id: 'file', label: 'File', done: draft !== null },
          { id: 'columns', label: 'Columns', done: fits },
          { id: 'options', label: 'Options', done: fits && draft?.checkId != null },
          { id: 'check', label: 'Check and run', done: false },
        ]}
        nextLabel={next.label}
        onNext={next.act}
        nextDisabled={next.disabled}
        nextLoading={start.isPending}
        {...(backTo ? { onBack: () => show(backTo) } : {})}
        aside={draft && <SaveState state="saved" />}
      >
        {draft === null || step === 'file' ? (
          <UploadStep
            kind={search.kind}
            onDone={(file, found) => {
              setDraft({
                uploadId: found.uploadId,
                fileName: file.name,
                kind: found.kind,
                mapping: null,
                options: {},
                checkId: null,
              });
              show('columns');
            }}
          />
        ) : preview.error ? (
          <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />
        ) : !preview.data ? (
          <SkeletonPage />
        ) : step === 'check' ? (
          <CheckStep checkId={draft.checkId} fileName={draft.fileName} />
        ) : step === 'options' ? (
          <OptionsStep draft={draft} preview={preview.data} onChange={change} />
        ) : (
          <ColumnsStep draft={draft} preview={preview.data} onChange={change} />
        )}
      </WizardFrame>
    </>
  );
}

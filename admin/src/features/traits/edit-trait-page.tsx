import { EmptyState, ErrorState, SkeletonPage } from '@rapport/ui';
import { useParams } from '@tanstack/react-router';
import { SearchX } from 'lucide-react';
import { Permitted } from '../../parts/permitted.tsx';
import { useApi } from '../../shell/workspace.tsx';
import { emptyDraft } from './editor/draft.ts';
import { TraitEditor } from './editor/trait-editor.tsx';

export const NewTraitPage = () => (
  <Permitted permission="segments:write" what="build traits">
    <TraitEditor title="New trait" initial={emptyDraft} />
  </Permitted>
);

export const EditTraitPage = () => (
  <Permitted permission="segments:write" what="change traits">
    <Stored />
  </Permitted>
);

function Stored() {
  const { traitId } = useParams({ from: '/w/$workspaceId/traits/$traitId/edit' });
  const { data, error, refetch } = useApi().useQuery('get', '/api/v1/traits/custom');
  if (error) return <ErrorState page error={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonPage />;
  const trait = data.items.find(({ id }) => id === traitId);
  if (!trait)
    return (
      <EmptyState page icon={SearchX} title="There is no such trait">
        It may have been deleted, or the address is not complete.
      </EmptyState>
    );
  const { id, name, label, explanation, definition, numericType } = trait;
  return (
    <TraitEditor
      key={id}
      title={`Edit ${label}`}
      initial={{ label, explanation, definition, numericType }}
      saved={{ id, name }}
    />
  );
}

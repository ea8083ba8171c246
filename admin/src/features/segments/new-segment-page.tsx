import { getRouteApi } from '@tanstack/react-router';
import { Permitted } from '../../parts/permitted.tsx';
import { useWorkspace } from '../../shell/workspace.tsx';
import { SegmentEditor } from './builder/segment-editor.tsx';
import { emptyTree, readTree, type RuleTree } from './rule/tree.ts';

const route = getRouteApi('/w/$workspaceId/segments/new');

export function NewSegmentPage() {
  const { href } = useWorkspace();
  const { rule, name = '' } = route.useSearch();
  return (
    <Permitted permission="segments:write" what="create segments">
      <SegmentEditor
        title="New segment"
        breadcrumbs={[{ label: 'Segments', href: href('/segments') }]}
        segmentId={null}
        initial={{ name, description: '', tree: givenTree(rule) }}
      />
    </Permitted>
  );
}

/** A rule from the address; what cannot be read begins empty. */
function givenTree(where: string | undefined): RuleTree {
  if (where === undefined) return emptyTree;
  try {
    return readTree({ where: JSON.parse(where) });
  } catch {
    return emptyTree;
  }
}

import { AppLink } from '@rapport/ui';
import { getRouteApi } from '@tanstack/react-router';
import { Permitted } from '../../parts/permitted.tsx';
import { useWorkspace } from '../../shell/workspace.tsx';
import { SegmentEditor } from './builder/segment-editor.tsx';
import { emptyTree, readTree, type RuleTree } from './rule/tree.ts';
import classes from './segments.module.css';

const route = getRouteApi('/w/$workspaceId/segments/new');

export function NewSegmentPage() {
  const { href } = useWorkspace();
  const { rule, name = '' } = route.useSearch();
  return (
    <Permitted permission="segments:write" what="create segments">
      {rule === undefined && (
        <p className={classes.begin}>
          Begin with one of the <AppLink href={href('/segments/library')}>ready segments</AppLink> with their sizes
          here, write the rule in words, or put it together below.
        </p>
      )}
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

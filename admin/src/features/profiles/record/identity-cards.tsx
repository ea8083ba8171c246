import { Button } from '@mantine/core';
import { AppLink, problemToast, Section, SkeletonLines, Tag, undoToast, When } from '@rapport/ui';
import { useState } from 'react';
import { useApi, useWorkspace } from '../../../shell/workspace.tsx';
import { inWords } from '../person-name.ts';
import { useProfileRefresh, type Profile } from './use-profile.ts';
import classes from './record.module.css';

const identifierNames: Record<string, string> = {
  email: 'E-mail',
  phone: 'Phone',
  external: 'External id',
  anonymous: 'Device',
};
const shownFirst = 6;

/** Every address, id and device that leads to this person. */
export function IdentifiersCard({ profile: { identifiers } }: { profile: Profile }) {
  const [all, setAll] = useState(false);
  return (
    <Section title="Identifiers">
      <ul className={classes.rows}>
        {identifiers.slice(0, all ? undefined : shownFirst).map(({ kind, value, firstSeenAt, source }) => (
          <li key={`${kind} ${value}`}>
            <span className={classes.quiet}>{identifierNames[kind] ?? inWords(kind)}</span>
            <div className={classes.row}>
              <span>{value}</span>
            </div>
            <div className={classes.quiet}>
              since <When at={firstSeenAt} as="date" /> · from {source}
            </div>
          </li>
        ))}
        {identifiers.length === 0 && <li className={classes.quiet}>Nothing leads to this person.</li>}
      </ul>
      {identifiers.length > shownFirst && (
        <Button size="compact-sm" variant="subtle" color="gray" mt={8} onClick={() => setAll(!all)} aria-expanded={all}>
          {all ? 'Fewer' : `All ${identifiers.length}`}
        </Button>
      )}
    </Section>
  );
}

export function SegmentsCard({ profileId }: { profileId: number }) {
  const { href, permissions } = useWorkspace();
  const mayRead = permissions.includes('segments:read');
  const segments = useApi().useQuery(
    'get',
    '/api/v1/profiles/{id}/segments',
    { params: { path: { id: profileId } } },
    { enabled: mayRead },
  );
  if (!mayRead || segments.error) return null;
  return (
    <Section title="Segments">
      {segments.isPending ? (
        <SkeletonLines lines={2} />
      ) : (
        <ul className={classes.rows}>
          {segments.data.items.map(({ segmentId, name, since }) => (
            <li key={segmentId} className={classes.row}>
              <AppLink href={href(`/segments/${segmentId}`)} fz="sm">
                {name}
              </AppLink>
              <span className={classes.quiet}>
                since <When at={since} as="date" />,{' '}
                <AppLink href={href(`/segments/${segmentId}?person=${profileId}`)} aria-label={`Why in ${name}?`}>
                  why?
                </AppLink>
              </span>
            </li>
          ))}
          {segments.data.items.length === 0 && <li className={classes.quiet}>In no segment at the last evaluation.</li>}
        </ul>
      )}
    </Section>
  );
}

/** Profiles that became this one. A merge is taken back whole. */
export function MergesCard({ profile }: { profile: Profile }) {
  const { client, permissions } = useWorkspace();
  const refresh = useProfileRefresh();
  if (profile.merges.length === 0) return null;

  const undo = async ({ id, absorbedId }: Profile['merges'][number]) => {
    const { error } = await client.POST('/api/v1/merges/{id}/undo', { params: { path: { id } } });
    if (error) return problemToast(error);
    await refresh();
    undoToast({
      message: `Profile ${absorbedId} stands for itself again`,
      onUndo: () =>
        void client
          .POST('/api/v1/profiles/{id}/merge', { params: { path: { id: profile.id } }, body: { absorbedId } })
          .then(refresh),
    });
  };

  return (
    <Section title="Merges">
      <ul className={classes.rows}>
        {profile.merges.map((merge) => (
          <li key={merge.id}>
            <div className={classes.row}>
              <span>
                Profile {merge.absorbedId} {merge.undoneAt && <Tag>Undone</Tag>}
              </span>
              {merge.undoneAt === null && permissions.includes('profiles:write') && (
                <Button size="compact-sm" variant="subtle" onClick={() => void undo(merge)}>
                  Undo
                </Button>
              )}
            </div>
            <div className={classes.quiet}>
              {inWords(merge.reason)}, <When at={merge.mergedAt} as="date" /> · from {merge.source}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

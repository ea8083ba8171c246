import { Button, Drawer } from '@mantine/core';
import { problemToast, SkeletonLines, When } from '@rapport/ui';
import { useApi, useWorkspace } from '../../../shell/workspace.tsx';
import { subjectWords } from '../../../parts/subject-words.ts';
import { draftOf, type Draft } from './draft.ts';
import classes from './editor.module.css';

interface VersionsProps {
  templateId: number;
  name: string;
  current: number;
  opened: boolean;
  onClose: () => void;
  /** Puts an old version's content into the editor; nothing is saved yet. */
  onTake: (draft: Draft, version: number) => void;
}

export function Versions({ templateId, name, current, opened, onClose, onTake }: VersionsProps) {
  const { client } = useWorkspace();
  const path = { id: templateId };
  const { data } = useApi().useQuery(
    'get',
    '/api/v1/templates/{id}/versions',
    { params: { path } },
    { enabled: opened },
  );
  const take = async (version: number) => {
    const { data: found, error } = await client.GET('/api/v1/templates/{id}/versions/{version}', {
      params: { path: { ...path, version } },
    });
    if (error) return problemToast(error);
    onTake(draftOf({ ...found, name }), version);
    onClose();
  };
  return (
    <Drawer opened={opened} onClose={onClose} position="right" size={360} title="Versions">
      {!data ? (
        <SkeletonLines />
      ) : (
        <ol className={classes.versions} reversed>
          {data.items.map((version) => (
            <li key={version.id}>
              <span className={classes.versionWords}>
                <span>
                  Version {version.version}
                  {version.version === current && ' (current)'}
                </span>
                <span className={classes.quiet}>
                  <When at={version.createdAt} /> · {subjectWords(version.subject)}
                </span>
              </span>
              {version.version !== current && (
                <Button size="compact-sm" variant="default" onClick={() => void take(version.version)}>
                  Bring back
                </Button>
              )}
            </li>
          ))}
        </ol>
      )}
    </Drawer>
  );
}

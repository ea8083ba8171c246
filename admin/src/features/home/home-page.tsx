import { PageHeader, useNow, useUi } from '@rapport/ui';
import { useSession } from '../../shell/session.ts';
import { useWorkspace } from '../../shell/workspace.tsx';
import { FirstSteps } from './first-steps.tsx';
import { greeting } from './greeting.ts';

export function HomePage() {
  const { user } = useSession();
  const { name } = useWorkspace();
  const { zone } = useUi();
  const now = useNow();
  return (
    <>
      <PageHeader
        title={`${greeting(new Date(now), zone)}${user ? `, ${user.name.split(' ')[0]}` : ''}`}
        description={`What is happening at ${name}.`}
      />
      <FirstSteps />
    </>
  );
}

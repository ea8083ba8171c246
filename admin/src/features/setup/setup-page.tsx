import { getRouteApi, useRouter } from '@tanstack/react-router';
import type { Session } from '../../api.tsx';
import { EntryFrame } from '../../shell/entry-frame.tsx';
import { keepSession, useSession } from '../../shell/session.ts';
import { BrandWizard } from './brand-wizard.tsx';
import { SetupChoice } from './setup-choice.tsx';

const route = getRouteApi('/setup');

/** The first run: look at a sample brand, or set up the real one. Later: a further brand. */
export function SetupPage() {
  const { brand } = route.useSearch();
  const { user, workspaces, setup } = useSession();
  const router = useRouter();
  const isGuest = workspaces.every(({ sample }) => sample);

  /** The newest workspace is the one that has just been made. */
  const enter = async (session: Session) => {
    keepSession(session);
    const workspaceId = Math.max(...session.workspaces.map(({ id }) => id));
    await router.navigate({ to: '/w/$workspaceId', params: { workspaceId } });
  };

  return brand ? (
    <EntryFrame wide title="Set up your brand" description="Everything here can be changed later in Settings.">
      <BrandWizard hasLogin={user !== null && !isGuest} onDone={enter} onBack={() => router.history.back()} />
    </EntryFrame>
  ) : (
    <EntryFrame
      wide
      title="Welcome to Rapport"
      description="Know your customers, talk to them at the right moment, and see what it was worth. Everything stays on this server."
    >
      <SetupChoice
        sampleAvailable={setup.sampleAvailable}
        onSample={enter}
        onBrand={() => void router.navigate({ to: '/setup', search: { brand: true } })}
        onSignIn={() => void router.navigate({ to: '/sign-in' })}
      />
    </EntryFrame>
  );
}

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

  /** Opens what has just been made: the newest brand, or the sample. */
  const enter = async (session: Session, sample: boolean) => {
    keepSession(session);
    const ids = session.workspaces.filter((workspace) => workspace.sample === sample).map(({ id }) => id);
    await router.navigate({ to: '/w/$workspaceId', params: { workspaceId: Math.max(...ids) } });
  };

  return brand ? (
    <EntryFrame wide title="Set up your brand" description="All but the currency can be changed later in Settings.">
      <BrandWizard
        hasLogin={user !== null && !isGuest}
        onDone={(session) => enter(session, false)}
        onBack={() => router.history.back()}
      />
    </EntryFrame>
  ) : (
    <EntryFrame
      wide
      title="Welcome to Rapport"
      description="Know your customers, talk to them at the right moment, and see what it was worth. Everything stays on this server."
    >
      <SetupChoice
        sampleOffered={setup.sampleOffered}
        sampleAvailable={setup.sampleAvailable}
        onSample={(session) => enter(session, true)}
        onBrand={() => void router.navigate({ to: '/setup', search: { brand: true } })}
        onSignIn={() => void router.navigate({ to: '/sign-in' })}
      />
    </EntryFrame>
  );
}

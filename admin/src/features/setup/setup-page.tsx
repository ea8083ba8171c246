import { getRouteApi, useRouter } from '@tanstack/react-router';
import { EntryFrame } from '../../shell/entry-frame.tsx';
import { refreshSession, startWorkspace } from '../../shell/session.ts';
import { BrandWizard } from './brand-wizard.tsx';
import { SetupChoice } from './setup-choice.tsx';

const route = getRouteApi('/setup');

/** The first run: look at a sample brand, or set up the real one. */
export function SetupPage() {
  const { brand } = route.useSearch();
  const router = useRouter();

  const enter = async () => {
    const workspaceId = startWorkspace(await refreshSession());
    if (workspaceId === undefined) await router.navigate({ to: '/sign-in' });
    else await router.navigate({ to: '/w/$workspaceId', params: { workspaceId } });
  };

  return brand ? (
    <EntryFrame wide title="Set up your brand" description="Everything here can be changed later in Settings.">
      <BrandWizard onDone={enter} onBack={() => void router.navigate({ to: '/setup', search: {} })} />
    </EntryFrame>
  ) : (
    <EntryFrame
      wide
      title="Welcome to Rapport"
      description="Know your customers, talk to them at the right moment, and see what it was worth. Everything stays on this server."
    >
      <SetupChoice onDone={enter} onBrand={() => void router.navigate({ to: '/setup', search: { brand: true } })} />
    </EntryFrame>
  );
}

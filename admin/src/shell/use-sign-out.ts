import { problemToast } from '@rapport/ui';
import { useRouter } from '@tanstack/react-router';
import { useCallback } from 'react';
import { forgetWorkspaces } from '../api.tsx';
import { signOut } from '../features/access/auth.ts';
import { refreshSession } from './session.ts';

/** Ends the session and forgets everything that was loaded in it. */
export function useSignOut(): () => Promise<void> {
  const router = useRouter();
  return useCallback(async () => {
    try {
      await signOut();
      await refreshSession();
      await router.navigate({ to: '/sign-in' });
      forgetWorkspaces();
    } catch (error) {
      problemToast(error);
    }
  }, [router]);
}

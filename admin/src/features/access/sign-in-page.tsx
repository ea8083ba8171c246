import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { refreshSession } from '../../shell/session.ts';
import { EntryFrame } from '../../shell/entry-frame.tsx';
import { PasswordForm } from './password-form.tsx';
import { TwoFactorForm } from './two-factor-form.tsx';

const route = getRouteApi('/sign-in');

export function SignInPage() {
  const [step, setStep] = useState<'password' | 'two-factor'>('password');
  const { next } = route.useSearch();
  const router = useRouter();

  const enter = async () => {
    await refreshSession();
    if (next) router.history.push(next);
    else await router.navigate({ to: '/' });
  };

  return step === 'password' ? (
    <EntryFrame title="Sign in to Rapport">
      <PasswordForm
        onDone={enter}
        onTwoFactor={() => setStep('two-factor')}
        onForgotten={(email) => void router.navigate({ to: '/forgot-password', search: email ? { email } : {} })}
      />
    </EntryFrame>
  ) : (
    <EntryFrame title="Enter your code" description="Open your authenticator app and type the six digits it shows.">
      <TwoFactorForm onDone={enter} onBack={() => setStep('password')} />
    </EntryFrame>
  );
}

import { Anchor, Button } from '@mantine/core';
import { ProgressCard } from '@rapport/ui';
import { Sparkles, Store, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { openApi, type Session } from '../../api.tsx';
import { FormProblem } from '../../shell/form-problem.tsx';
import classes from './setup-choice.module.css';

interface SetupChoiceProps {
  sampleOffered: boolean;
  /** It opens without a password: only on the machine that runs the server. */
  sampleAvailable: boolean;
  onSample: (session: Session) => Promise<void>;
  onBrand: () => void;
  onSignIn: () => void;
}

export function SetupChoice({ sampleOffered, sampleAvailable, onSample, onBrand, onSignIn }: SetupChoiceProps) {
  const sample = openApi.useMutation('post', '/api/v1/setup/sample', { onSuccess: onSample });
  return (
    <>
      <FormProblem problem={sample.error} />
      <div className={classes.choices} data-single={!sampleOffered || undefined}>
        {sampleOffered && (
          <Choice
            icon={Sparkles}
            title="Explore the sample brand"
            action={
              sampleAvailable ? (
                <Button variant="default" fullWidth loading={sample.isPending} onClick={() => sample.mutate({})}>
                  Open the sample
                </Button>
              ) : (
                <Button variant="default" fullWidth onClick={onSignIn}>
                  Sign in to the sample
                </Button>
              )
            }
          >
            Two years of customers, orders and campaigns. Try everything; nothing leaves this machine.
            {!sampleAvailable && ' Its login was printed when the server first started.'}
          </Choice>
        )}
        <Choice
          icon={Store}
          title="Set up my brand"
          action={
            <Button fullWidth onClick={onBrand} disabled={sample.isPending}>
              Start
            </Button>
          }
        >
          Name, currency, time zone and sending address: about two minutes. Then import your customers and orders.
        </Choice>
      </div>
      <p className={classes.signIn}>
        Already have a login?{' '}
        <Anchor component="button" type="button" onClick={onSignIn}>
          Sign in
        </Anchor>
      </p>
      {sample.isPending && (
        <div className={classes.progress}>
          <ProgressCard
            work={{
              title: 'Opening the sample brand',
              status: 'running',
              progress: null,
              message: 'The first time this can take half a minute.',
            }}
          />
        </div>
      )}
    </>
  );
}

interface ChoiceProps {
  icon: LucideIcon;
  title: string;
  action: ReactNode;
  children: ReactNode;
}

const Choice = ({ icon: Icon, title, action, children }: ChoiceProps) => (
  <section className={classes.choice}>
    <span className={classes.icon}>
      <Icon size={20} aria-hidden />
    </span>
    <h2 className={classes.title}>{title}</h2>
    <p className={classes.words}>{children}</p>
    {action}
  </section>
);

import { Button } from '@mantine/core';
import { ProgressCard } from '@rapport/ui';
import { Sparkles, Store, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { openApi } from '../../api.tsx';
import { FormProblem } from '../../shell/form-problem.tsx';
import classes from './setup-choice.module.css';

interface SetupChoiceProps {
  onDone: () => Promise<void>;
  onBrand: () => void;
}

export function SetupChoice({ onDone, onBrand }: SetupChoiceProps) {
  const sample = openApi.useMutation('post', '/api/v1/setup/sample', { onSuccess: onDone });
  return (
    <>
      <FormProblem problem={sample.error} />
      <div className={classes.choices}>
        <Choice
          icon={Sparkles}
          title="Explore the sample brand"
          action={
            <Button variant="default" fullWidth loading={sample.isPending} onClick={() => sample.mutate({})}>
              Open the sample
            </Button>
          }
        >
          A skincare brand with two years of customers, orders and campaigns. Try everything; nothing leaves this
          machine.
        </Choice>
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
      {sample.isPending && (
        <div className={classes.progress}>
          <ProgressCard
            work={{
              title: 'Preparing the sample brand',
              status: 'running',
              progress: null,
              message: 'Customers, orders and messages of two years. This takes up to half a minute.',
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

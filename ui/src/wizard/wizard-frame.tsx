import { Button } from '@mantine/core';
import { ArrowLeft, Check } from 'lucide-react';
import type { ReactNode } from 'react';
import classes from './wizard-frame.module.css';

export interface WizardStep {
  id: string;
  label: string;
  /** Everything in it is filled in and valid. */
  done: boolean;
}

interface WizardFrameProps {
  /** Names the whole: "New campaign". */
  label: string;
  steps: WizardStep[];
  current: string;
  /** Steps that are done, and the one after them, can be returned to. */
  onStep: (id: string) => void;
  /** Says what happens: "Send to 12,216 people". */
  nextLabel: string;
  /** Left out inside a form: the button then submits it. */
  onNext?: () => void;
  nextDisabled?: boolean;
  nextLoading?: boolean;
  onBack?: () => void;
  /** Beside the buttons: a SaveState, a hint. */
  aside?: ReactNode;
  children: ReactNode;
}

export function WizardFrame(props: WizardFrameProps) {
  const { label, steps, current, onStep, nextLabel, onNext, onBack, aside, children } = props;
  return (
    <div className={classes.frame}>
      <Stepper label={label} steps={steps} current={current} onStep={onStep} />
      <div className={classes.body}>{children}</div>
      <div className={classes.foot}>
        {onBack && (
          <Button variant="default" leftSection={<ArrowLeft size={14} />} onClick={onBack}>
            Back
          </Button>
        )}
        <div className={classes.aside}>{aside}</div>
        <Button
          type={onNext ? 'button' : 'submit'}
          onClick={onNext}
          disabled={props.nextDisabled}
          loading={props.nextLoading}
        >
          {nextLabel}
        </Button>
      </div>
    </div>
  );
}

type StepperProps = Pick<WizardFrameProps, 'label' | 'steps' | 'current' | 'onStep'>;

/** The steps of a wizard: which are done, which is next. */
export function Stepper({ label, steps, current, onStep }: StepperProps) {
  const firstOpen = steps.findIndex((step) => !step.done);
  const reachable = firstOpen === -1 ? steps.length - 1 : firstOpen;
  return (
    <nav aria-label={`Steps of ${label}`}>
      <ol className={classes.steps}>
        {steps.map((step, index) => (
          <li key={step.id} className={classes.step}>
            <button
              type="button"
              className={classes.stepButton}
              disabled={index > reachable}
              aria-current={step.id === current ? 'step' : undefined}
              onClick={() => onStep(step.id)}
            >
              <span className={classes.number} data-done={step.done || undefined}>
                {step.done && step.id !== current ? <Check size={12} aria-label="Done" /> : index + 1}
              </span>
              <span className={classes.stepLabel}>{step.label}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

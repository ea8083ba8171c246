import { PasswordInput, Select, Stack, TextInput } from '@mantine/core';
import { useForm, type UseFormReturnType } from '@mantine/form';
import { readProblem, Section, WizardFrame } from '@rapport/ui';
import { useState } from 'react';
import { openApi, type Session } from '../../api.tsx';
import { FormProblem } from '../../shell/form-problem.tsx';
import {
  brandBody,
  brandFaults,
  brandSteps,
  currencyOptions,
  isStepDone,
  stepOf,
  zoneOptions,
  type NewBrand,
} from './brand-form.ts';
import { likelyCurrency } from './likely-currency.ts';

type BrandForm = UseFormReturnType<NewBrand>;

const fields = {
  brand: BrandFields,
  you: OwnerFields,
  sending: SendingFields,
};

interface BrandWizardProps {
  /** Somebody who is signed in adds a further brand and keeps their login. */
  hasLogin: boolean;
  onDone: (session: Session) => Promise<void>;
  onBack: () => void;
}

export function BrandWizard({ hasLogin, onDone, onBack }: BrandWizardProps) {
  const steps = brandSteps(hasLogin);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const form = useForm<NewBrand>({
    initialValues: {
      name: '',
      currency: likelyCurrency(zone),
      timezone: zone,
      ownerName: '',
      email: '',
      password: '',
      sender: '',
    },
  });
  const [at, setAt] = useState(0);
  const step = steps[at]!;
  const Fields = fields[step.id];
  const isLast = at === steps.length - 1;

  const create = openApi.useMutation('post', '/api/v1/setup/brand', {
    onSuccess: onDone,
    onError: (thrown) => {
      const { fields: refused } = readProblem(thrown);
      form.setErrors(refused);
      const first = Object.keys(refused)
        .map((field) => stepOf(steps, field))
        .find((found) => found !== undefined);
      if (first) setAt(steps.indexOf(first));
    },
  });

  const next = () => {
    const faults = brandFaults(form.values);
    const here = Object.fromEntries(step.fields.flatMap((field) => (faults[field] ? [[field, faults[field]]] : [])));
    form.setErrors(here);
    if (Object.keys(here).length > 0) return;
    if (isLast) create.mutate({ body: brandBody(form.values, hasLogin) });
    else setAt(at + 1);
  };

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        next();
      }}
    >
      <WizardFrame
        label="your brand"
        steps={steps.map((one) => ({ id: one.id, label: one.label, done: isStepDone(one, form.values) }))}
        current={step.id}
        onStep={(id) => setAt(steps.findIndex((one) => one.id === id))}
        nextLabel={isLast ? 'Create the brand' : 'Continue'}
        nextLoading={create.isPending}
        onBack={at === 0 ? onBack : () => setAt(at - 1)}
      >
        <FormProblem problem={create.error} />
        <Section>
          <Stack gap="md" maw={400}>
            <Fields form={form} />
          </Stack>
        </Section>
      </WizardFrame>
    </form>
  );
}

function BrandFields({ form }: { form: BrandForm }) {
  return (
    <>
      <TextInput label="Brand name" autoFocus autoComplete="organization" {...form.getInputProps('name')} />
      <Select
        label="Currency"
        description="What figures are kept in, for good. Orders in other currencies are converted."
        searchable
        allowDeselect={false}
        data={currencyOptions(Intl.DateTimeFormat().resolvedOptions().locale)}
        {...form.getInputProps('currency')}
      />
      <Select
        label="Time zone"
        description="When a day starts, in reports and for sending."
        searchable
        allowDeselect={false}
        data={zoneOptions()}
        {...form.getInputProps('timezone')}
      />
    </>
  );
}

function OwnerFields({ form }: { form: BrandForm }) {
  return (
    <>
      <TextInput label="Your name" autoFocus autoComplete="name" {...form.getInputProps('ownerName')} />
      <TextInput
        label="E-mail"
        description="You sign in with it."
        type="email"
        autoComplete="username"
        {...form.getInputProps('email')}
      />
      <PasswordInput
        label="Password"
        description="At least 10 characters."
        autoComplete="new-password"
        {...form.getInputProps('password')}
      />
    </>
  );
}

function SendingFields({ form }: { form: BrandForm }) {
  return (
    <TextInput
      label="Sending address"
      description="What your customers see as sender. Until you connect a mail server, messages go to the built-in mailbox and to nobody else."
      type="email"
      autoFocus
      placeholder="hello@yourbrand.com"
      {...form.getInputProps('sender')}
    />
  );
}

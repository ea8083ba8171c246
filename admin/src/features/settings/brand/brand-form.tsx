import { Button, Group, Select, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { components } from '@rapport/sdk';
import { readProblem, Section, Tag, undoToast } from '@rapport/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { FormProblem } from '../../../shell/form-problem.tsx';
import { refreshSession } from '../../../shell/session.ts';
import { useWorkspace } from '../../../shell/workspace.tsx';
import { zoneOptions } from '../../setup/brand-form.ts';
import { localeOptions } from './locales.ts';

type Brand = components['schemas']['Workspace'];
type Values = Pick<Brand, 'name' | 'timezone' | 'locale'> & { postalAddress: string };

const valuesOf = ({ name, timezone, locale, postalAddress }: Brand): Values => ({
  name,
  timezone,
  locale,
  postalAddress: postalAddress ?? '',
});

export function BrandForm({ brand }: { brand: Brand }) {
  const { client, permissions } = useWorkspace();
  const queries = useQueryClient();
  const router = useRouter();
  const [problem, setProblem] = useState<unknown>();
  const form = useForm<Values>({
    initialValues: valuesOf(brand),
    validate: { name: (value) => (value.trim() === '' ? 'Enter the name your customers know' : null) },
  });
  const mayChange = permissions.includes('settings:write');

  const save = async (values: Values) => {
    const { error, data } = await client.PATCH('/api/v1/workspace', {
      body: { ...values, postalAddress: values.postalAddress.trim() || null },
    });
    if (error) throw error;
    queries.setQueryData(['get', '/api/v1/workspace'], data);
    form.setInitialValues(valuesOf(data));
    form.setValues(valuesOf(data));
    await refreshSession();
    await router.invalidate();
    await queries.invalidateQueries({ queryKey: ['get', '/api/v1/workspace'] });
  };

  const submit = form.onSubmit(async (values) => {
    const before = valuesOf(brand);
    setProblem(undefined);
    try {
      await save(values);
      undoToast({ message: 'Brand settings saved', onUndo: () => void save(before).catch(setProblem) });
    } catch (thrown) {
      setProblem(thrown);
      form.setErrors(readProblem(thrown).fields);
    }
  });

  return (
    <Section
      title="Brand"
      description="The zone and language of every figure and date, and what stands under every message."
    >
      <form onSubmit={submit}>
        <Stack gap="md" maw={640}>
          <FormProblem problem={problem} />
          <fieldset disabled={!mayChange} style={{ border: 0, margin: 0, padding: 0 }}>
            <Stack gap="md">
              <TextInput label="Name" maxLength={120} {...form.getInputProps('name')} />
              <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
                <Select
                  label="Time zone"
                  description="When a day starts."
                  searchable
                  allowDeselect={false}
                  data={zoneOptions()}
                  {...form.getInputProps('timezone')}
                />
                <Select
                  label="Language and formats"
                  description="How dates and money are written."
                  searchable
                  allowDeselect={false}
                  data={localeOptions(brand.locale)}
                  {...form.getInputProps('locale')}
                />
              </SimpleGrid>
              <TextInput
                label="Currency"
                description="Fixed for good: every amount is kept in it. Orders in other currencies are converted by the rates below."
                value={brand.currency}
                readOnly
                disabled
              />
              <Textarea
                label="Postal address"
                description="The law wants it under every marketing e-mail."
                autosize
                minRows={2}
                maxLength={500}
                {...form.getInputProps('postalAddress')}
              />
            </Stack>
          </fieldset>
          <Group gap="sm">
            {mayChange && (
              <Button type="submit" loading={form.submitting} disabled={!form.isDirty()}>
                Save changes
              </Button>
            )}
            {brand.sample && <Tag>Sample brand</Tag>}
          </Group>
        </Stack>
      </form>
    </Section>
  );
}

import { Select, Switch, TextInput } from '@mantine/core';
import { Section } from '@rapport/ui';
import { useWorkspace } from '../../shell/workspace.tsx';
import { currencyOptions, zoneOptions } from '../setup/brand-form.ts';
import type { ImportDraft, ImportOptions } from './draft.ts';
import { PreviewRows } from './preview-rows.tsx';
import type { Preview } from './use-preview.ts';
import classes from './imports.module.css';

interface OptionsStepProps {
  draft: ImportDraft;
  preview: Preview;
  onChange: (changes: Partial<ImportDraft>) => void;
}

const withMoney = ['orders', 'order-lines', 'products', 'events'];

/** How values are to be read where the file does not say so. */
export function OptionsStep({ draft, preview, onChange }: OptionsStepProps) {
  const { currency, timezone, locale } = useWorkspace();
  const { options } = draft;
  const set = (changes: { [Key in keyof ImportOptions]?: ImportOptions[Key] | undefined }) => {
    const merged = Object.entries({ ...options, ...changes }).filter(
      ([, value]) => value !== undefined && value !== '',
    );
    onChange({ options: Object.fromEntries(merged) as ImportOptions, checkId: null });
  };
  return (
    <div className={classes.stack}>
      <Section
        title="How to read it"
        description="For what the file does not say itself. The rows below follow at once."
      >
        <div className={classes.pair}>
          {withMoney.includes(preview.kind) && (
            <Select
              label="Currency"
              description="Of amounts without one"
              searchable
              allowDeselect={false}
              data={currencyOptions(locale)}
              value={options.currency ?? currency}
              onChange={(chosen) => set({ currency: chosen ?? undefined })}
            />
          )}
          <Select
            label="Time zone"
            description="Of times without one"
            searchable
            allowDeselect={false}
            data={zoneOptions()}
            value={options.timezone ?? timezone}
            onChange={(chosen) => set({ timezone: chosen ?? undefined })}
          />
          <Select
            label="Dates like 03/04/2026"
            description="Found out from the whole column"
            placeholder="Find out"
            clearable
            data={[
              { value: 'dmy', label: 'Day first (3 April)' },
              { value: 'mdy', label: 'Month first (4 March)' },
              { value: 'ymd', label: 'Year first' },
            ]}
            value={options.dateOrder ?? null}
            onChange={(chosen) => set({ dateOrder: (['dmy', 'mdy', 'ymd'] as const).find((one) => one === chosen) })}
          />
          <Select
            label="Numbers like 1.234,50"
            description="Found out from the whole column"
            placeholder="Find out"
            clearable
            data={[
              { value: 'point', label: 'Decimal point (1,234.50)' },
              { value: 'comma', label: 'Decimal comma (1.234,50)' },
            ]}
            value={options.decimal ?? null}
            onChange={(chosen) => set({ decimal: (['point', 'comma'] as const).find((one) => one === chosen) })}
          />
          {preview.kind === 'order-lines' && (
            <TextInput
              label="Cancellations begin with"
              description="Document numbers that take back what was sold"
              placeholder="For example C"
              value={options.cancelPrefix ?? ''}
              onChange={(event) => set({ cancelPrefix: event.currentTarget.value || undefined })}
            />
          )}
        </div>
        {(preview.kind === 'profiles' || preview.kind === 'events') && (
          <Switch
            mt="lg"
            label="Keep columns that are no field as properties"
            checked={options.rest !== 'ignore'}
            onChange={(event) => set({ rest: event.currentTarget.checked ? undefined : 'ignore' })}
          />
        )}
      </Section>
      {(preview.kind === 'profiles' || preview.kind === 'consent') && (
        <Section title="Consent">
          <p className={classes.text}>
            {'emailConsent' in preview.mapping || preview.kind === 'consent'
              ? 'What the file says about consent is kept with its date as proof. Somebody who unsubscribed later stays unsubscribed.'
              : 'No column says who agreed to e-mail, so nobody becomes subscribed by this import. Map a consent column, or import consent later.'}
          </p>
        </Section>
      )}
      <PreviewRows preview={preview} uploaded={draft.fileName} />
    </div>
  );
}

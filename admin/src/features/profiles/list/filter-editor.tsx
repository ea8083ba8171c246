import { Button, NumberInput, Radio, Select, Stack } from '@mantine/core';
import { useUi } from '@rapport/ui';
import { useState, type SubmitEvent } from 'react';
import { useApi } from '../../../shell/workspace.tsx';
import { countryName, inWords } from '../person-name.ts';
import { Choices } from './choices.tsx';
import { filterLabels, lastOrderOptions, type FilterId } from './filters.ts';
import { consentStates, listed, type PeopleSearch } from './people-search.ts';
import classes from './list.module.css';

interface FieldProps {
  value: PeopleSearch;
  onChange: (changes: PeopleSearch) => void;
}

interface FilterEditorProps {
  filter: FilterId;
  search: PeopleSearch;
  onApply: (changes: PeopleSearch) => void;
  onCancel: () => void;
}

/** Changes one filter; nothing moves in the list until it is applied. */
export function FilterEditor({ filter, search, onApply, onCancel }: FilterEditorProps) {
  const [changes, setChanges] = useState<PeopleSearch>({ [filter]: search[filter] });
  const Field = fields[filter];
  const apply = (event: SubmitEvent) => {
    event.preventDefault();
    onApply(changes);
  };
  return (
    <form className={classes.editor} onSubmit={apply} aria-label={`Filter by ${filterLabels[filter]}`}>
      <Field value={changes} onChange={setChanges} />
      <div className={classes.editorActions}>
        <Button size="xs" variant="subtle" color="gray" onClick={onCancel}>
          Cancel
        </Button>
        <Button size="xs" type="submit">
          Apply
        </Button>
      </div>
    </form>
  );
}

const inPopover = { withinPortal: false } as const;

const fields: Record<FilterId, (props: FieldProps) => React.ReactNode> = {
  who: WhoField,
  country: CountryField,
  consent: ConsentField,
  orders: ({ value, onChange }) => (
    <NumberInput
      label="At least so many orders"
      min={1}
      allowDecimal={false}
      value={value.orders ?? ''}
      onChange={(orders) => onChange({ orders: Number(orders) || undefined })}
      data-autofocus
    />
  ),
  spend: SpendField,
  last: ({ value, onChange }) => (
    <Select
      label="Ordered last"
      data={lastOrderOptions}
      value={value.last ?? null}
      onChange={(last) => onChange({ last: last ?? undefined })}
      comboboxProps={inPopover}
      data-autofocus
    />
  ),
  segment: SegmentField,
  channel: ChannelField,
  rule: () => <p>A segment rule stands in this page’s address. Remove the filter to see everybody again.</p>,
};

function WhoField({ value, onChange }: FieldProps) {
  return (
    <Radio.Group
      label="Who is listed"
      value={value.who ?? 'known'}
      onChange={(who) => onChange({ who: who === 'anonymous' || who === 'everyone' ? who : undefined })}
    >
      <Stack gap={8} mt={8}>
        <Radio value="known" label="Known people" />
        <Radio value="anonymous" label="Anonymous visitors" />
        <Radio value="everyone" label="Everyone" />
      </Stack>
    </Radio.Group>
  );
}

const useVocabulary = () => useApi().useQuery('get', '/api/v1/segments/vocabulary', {}, { staleTime: 300_000 }).data;

function CountryField({ value, onChange }: FieldProps) {
  const { locale } = useUi();
  const known = useVocabulary()?.fields.find(({ field }) => field === 'country')?.values ?? [];
  return (
    <Choices
      label="Country"
      options={known.map((one) => one.value)}
      nameOf={(code) => countryName(code, locale)}
      chosen={listed(value.country)}
      onChange={(chosen) => onChange({ country: chosen.join(',') || undefined })}
    />
  );
}

function ChannelField({ value, onChange }: FieldProps) {
  const known = useVocabulary()?.traits.find(({ trait }) => trait === 'acquisitionChannel')?.values ?? [];
  return (
    <Choices
      label="Acquired by"
      options={known.map((one) => one.value)}
      nameOf={inWords}
      chosen={listed(value.channel)}
      onChange={(chosen) => onChange({ channel: chosen.join(',') || undefined })}
    />
  );
}

function SegmentField({ value, onChange }: FieldProps) {
  const segments = useVocabulary()?.segments ?? [];
  return (
    <Select
      label="In segment"
      placeholder={segments.length === 0 ? 'No segments yet' : 'Choose'}
      searchable
      disabled={segments.length === 0}
      data={segments.map(({ id, name }) => ({ value: String(id), label: name }))}
      value={value.segment ? String(value.segment) : null}
      onChange={(id) => onChange({ segment: id ? Number(id) : undefined })}
      comboboxProps={inPopover}
      data-autofocus
    />
  );
}

function ConsentField({ value, onChange }: FieldProps) {
  const [channel = 'email', state = 'subscribed'] = (value.consent ?? '').split('.').filter(Boolean);
  const choose = (next: { channel?: string | null; state?: string | null }) =>
    onChange({ consent: `${next.channel ?? channel}.${next.state ?? state}` });
  return (
    <>
      <Select
        label="Channel"
        allowDeselect={false}
        data={[
          { value: 'email', label: 'E-mail' },
          { value: 'sms', label: 'SMS' },
        ]}
        value={channel}
        onChange={(chosen) => choose({ channel: chosen })}
        comboboxProps={inPopover}
      />
      <Select
        label="State"
        allowDeselect={false}
        data={consentStates.map((one) => ({ value: one, label: stateLabels[one] }))}
        value={value.consent ? state : null}
        placeholder="Choose"
        onChange={(chosen) => choose({ state: chosen })}
        comboboxProps={inPopover}
        data-autofocus
      />
    </>
  );
}

const stateLabels: Record<(typeof consentStates)[number], string> = {
  subscribed: 'Subscribed',
  reachable: 'Can be reached: subscribed, with address, not suppressed',
  pending: 'Pending',
  unsubscribed: 'Unsubscribed',
  never: 'Never asked',
  suppressed: 'Suppressed',
};

function SpendField({ value, onChange }: FieldProps) {
  const { currency } = useUi();
  return (
    <NumberInput
      label={`Net spend of at least, in ${currency}`}
      min={0}
      thousandSeparator=" "
      value={value.spend ?? ''}
      onChange={(spend) => onChange({ spend: Number(spend) || undefined })}
      data-autofocus
    />
  );
}

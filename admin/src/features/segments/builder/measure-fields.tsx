import { Autocomplete, Select, TextInput } from '@mantine/core';
import { metricsOf, type MeasureSpec, type Measure } from '../rule/conditions.ts';
import { useBuilder } from './builder-context.ts';
import { propertiesOf, WhereFields } from './where-fields.tsx';
import { WindowFields } from './window-fields.tsx';
import classes from './builder.module.css';

const measures: { value: Measure; label: string }[] = [
  { value: 'count', label: 'number of' },
  { value: 'sum', label: 'total of' },
  { value: 'avg', label: 'average of' },
  { value: 'min', label: 'smallest' },
  { value: 'max', label: 'largest' },
  { value: 'distinct', label: 'different values of' },
];
const bought = [
  { value: 'spend', label: 'spend on products' },
  { value: 'orders', label: 'orders of products' },
  { value: 'quantity', label: 'pieces bought' },
] as const;

const ever = { type: 'ever' } as const;

interface MeasureFieldsProps {
  label: string;
  spec: MeasureSpec;
  /** Without a stretch of time, and so without figures that have none. */
  timeless?: boolean;
  onChange: (spec: MeasureSpec, step?: string) => void;
}

/** Which number of a person: a figure, something of an event, something of what was bought. */
export function MeasureFields({ label, spec, timeless = false, onChange }: MeasureFieldsProps) {
  const { vocabulary } = useBuilder();
  const { traits, figures, metrics } = vocabulary;
  const numbers = figures.filter(({ type }) => type !== 'text' && type !== 'date');
  const of = (value: string, text: string) => ({ value, label: text });
  const groups = [
    ...(timeless
      ? []
      : [
          {
            group: 'Figures',
            items: traits.filter((t) => t.type === 'number').map((t) => of(`trait:${t.trait}`, t.title)),
          },
          { group: 'Computed figures', items: numbers.map((one) => of(`figure:${one.figure}`, one.title)) },
        ]),
    { group: 'Bought', items: bought.map((one) => of(`product:${one.value}`, one.label)) },
    { group: 'Events', items: metrics.map(({ metric }) => of(`event:${metric}`, metric)) },
  ].filter(({ items }) => items.length > 0);

  const choose = (id: string | null) => {
    const [kind = '', ...rest] = (id ?? '').split(':');
    const name = rest.join(':');
    if (kind === 'trait') onChange({ kind, trait: name });
    if (kind === 'figure') {
      const isKeyed = figures.some((one) => one.figure === name && one.keyed !== null);
      onChange({ kind, figure: name, ...(isKeyed && { key: '' }) });
    }
    if (kind === 'event') onChange({ kind, metric: name, measure: 'count', where: [], window: ever });
    const measure = bought.find(({ value }) => value === name)?.value;
    if (kind === 'product' && measure) onChange({ kind, product: {}, measure, window: ever });
  };

  return (
    <>
      {spec.kind === 'event' && (
        <Select
          size="xs"
          className={classes.measure}
          aria-label={`${label}: what is measured`}
          allowDeselect={false}
          data={measures}
          value={spec.measure}
          onChange={(chosen) => {
            const { of: property, ...rest } = spec;
            const measure = measures.find(({ value }) => value === chosen)?.value ?? 'count';
            const fresh = property ?? (measure === 'distinct' ? '' : 'value');
            onChange({ ...rest, measure, ...(measure !== 'count' && { of: fresh }) });
          }}
        />
      )}
      {spec.kind === 'event' && spec.measure !== 'count' && (
        <>
          <Autocomplete
            size="xs"
            className={classes.text}
            aria-label={`${label}: property`}
            placeholder="Property"
            data={['value', ...Object.keys(propertiesOf(vocabulary, metricsOf(spec)))]}
            value={spec.of ?? ''}
            onChange={(property) => onChange({ ...spec, of: property }, 'of')}
          />
          <span className={classes.word}>of</span>
        </>
      )}
      <Select
        size="xs"
        className={classes.text}
        aria-label={label}
        searchable
        allowDeselect={false}
        data={groups}
        value={idOf(spec)}
        onChange={choose}
      />
      {spec.kind === 'figure' && spec.key !== undefined && (
        <TextInput
          size="xs"
          className={classes.text}
          aria-label={`${label}: which one`}
          value={spec.key}
          onChange={(event) => onChange({ ...spec, key: event.currentTarget.value }, 'key')}
        />
      )}
      {!timeless && (spec.kind === 'event' || spec.kind === 'product') && (
        <WindowFields window={spec.window} onChange={(window, step) => onChange({ ...spec, window }, step)} />
      )}
      {spec.kind === 'event' && (
        <WhereFields
          metrics={metricsOf(spec)}
          where={spec.where}
          onChange={(where, step) => onChange({ ...spec, where }, step)}
        />
      )}
    </>
  );
}

function idOf(spec: MeasureSpec): string {
  switch (spec.kind) {
    case 'trait':
      return `trait:${spec.trait}`;
    case 'figure':
      return `figure:${spec.figure}`;
    case 'product':
      return `product:${spec.measure}`;
    case 'event':
      return `event:${metricsOf(spec)[0] ?? ''}`;
  }
}

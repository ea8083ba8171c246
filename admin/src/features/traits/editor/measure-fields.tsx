import { Autocomplete, NumberInput, Select, TagsInput } from '@mantine/core';
import { useVocabulary } from '../../segments/rule/use-names.ts';
import { freshMeasure, type EventMeasure, type LineMeasure, type Measure, type OrderMeasure } from './draft.ts';
import { EventFilters } from './event-filters.tsx';
import classes from '../traits.module.css';

interface FieldsProps<M> {
  of: M;
  onChange: (next: M) => void;
}

const sources = [
  { value: 'orders', label: 'Orders' },
  { value: 'lines', label: 'Products bought' },
  { value: 'events', label: 'Events' },
];

/** An aggregate: of what, which measure, over which time. */
export function MeasureFields({ of, onChange }: FieldsProps<Measure>) {
  return (
    <>
      <div className={classes.line}>
        <Select
          label="Measured of"
          allowDeselect={false}
          data={sources}
          value={of.source}
          onChange={(source) =>
            onChange(freshMeasure(source === 'events' ? 'events' : source === 'lines' ? 'lines' : 'orders'))
          }
        />
        <WindowField of={of} onChange={onChange} />
      </div>
      {of.source === 'orders' && <OrderFields of={of} onChange={onChange} />}
      {of.source === 'lines' && <LineFields of={of} onChange={onChange} />}
      {of.source === 'events' && <EventFields of={of} onChange={onChange} />}
    </>
  );
}

function WindowField({ of, onChange }: FieldsProps<Measure>) {
  const { window } = of;
  const isOther = window !== undefined && window.type !== 'ever' && !(window.type === 'last' && window.unit === 'day');
  return (
    <>
      <Select
        label="Over"
        allowDeselect={false}
        data={[
          { value: 'ever', label: 'All time' },
          { value: 'last', label: 'The last days' },
          ...(isOther ? [{ value: 'other', label: 'A stretch of time as defined' }] : []),
        ]}
        value={isOther ? 'other' : (window?.type ?? 'ever')}
        onChange={(type) => {
          if (type === 'ever') onChange({ ...of, window: { type } });
          if (type === 'last') onChange({ ...of, window: { type, amount: 90, unit: 'day' } });
        }}
      />
      {window?.type === 'last' && !isOther && (
        <NumberInput
          label="Days"
          min={1}
          max={10_000}
          allowDecimal={false}
          value={window.amount}
          onChange={(days) => onChange({ ...of, window: { type: 'last', amount: Number(days) || 1, unit: 'day' } })}
        />
      )}
    </>
  );
}

const orderMeasures: { value: OrderMeasure['measure']; label: string }[] = [
  { value: 'count', label: 'Number of orders' },
  { value: 'sum', label: 'Total of' },
  { value: 'avg', label: 'Average of' },
  { value: 'min', label: 'Smallest' },
  { value: 'max', label: 'Largest' },
  { value: 'first', label: 'Date of the first' },
  { value: 'last', label: 'Date of the last' },
];
const orderFields: { value: OrderMeasure['field']; label: string }[] = [
  { value: 'gross', label: 'Order total' },
  { value: 'net', label: 'Order total less refunds' },
  { value: 'discount', label: 'Discount' },
  { value: 'refunded', label: 'Refund' },
  { value: 'items', label: 'Units' },
];

function OrderFields({ of, onChange }: FieldsProps<OrderMeasure>) {
  const needsField = of.measure !== 'count' && of.measure !== 'first' && of.measure !== 'last';
  return (
    <div className={classes.line}>
      <Select
        label="Measure"
        allowDeselect={false}
        data={orderMeasures}
        value={of.measure}
        onChange={(measure) => onChange({ ...of, measure: find(orderMeasures, measure) ?? 'count' })}
      />
      {needsField && (
        <Select
          label="Of"
          allowDeselect={false}
          data={orderFields}
          value={of.field}
          onChange={(field) => onChange({ ...of, field: find(orderFields, field) ?? 'gross' })}
        />
      )}
      <Select
        label="Which orders"
        allowDeselect={false}
        data={[
          { value: '', label: 'All' },
          { value: 'yes', label: 'With a discount' },
          { value: 'no', label: 'At full price' },
        ]}
        value={of.discounted === undefined ? '' : of.discounted ? 'yes' : 'no'}
        onChange={(which) => {
          const { discounted: _, ...rest } = of;
          onChange(which === '' ? rest : { ...rest, discounted: which === 'yes' });
        }}
      />
    </div>
  );
}

const lineMeasures: { value: LineMeasure['measure']; label: string }[] = [
  { value: 'orders', label: 'Number of orders' },
  { value: 'quantity', label: 'Units kept' },
  { value: 'spend', label: 'Money spent' },
];

function LineFields({ of, onChange }: FieldsProps<LineMeasure>) {
  const product = of.product ?? {};
  const set = (name: 'category' | 'sku', values: string[]) => {
    const { [name]: _, ...rest } = product;
    onChange({ ...of, product: values.length === 0 ? rest : { ...rest, [name]: values } });
  };
  return (
    <div className={classes.line}>
      <Select
        label="Measure"
        allowDeselect={false}
        data={lineMeasures}
        value={of.measure}
        onChange={(measure) => onChange({ ...of, measure: find(lineMeasures, measure) ?? 'quantity' })}
      />
      <TagsInput
        label="Categories"
        placeholder="All"
        value={product.category ?? []}
        onChange={(values) => set('category', values)}
      />
      <TagsInput label="SKUs" placeholder="All" value={product.sku ?? []} onChange={(values) => set('sku', values)} />
    </div>
  );
}

const eventMeasures: { value: EventMeasure['measure']; label: string }[] = [
  { value: 'count', label: 'Number of times' },
  { value: 'sum', label: 'Total of' },
  { value: 'avg', label: 'Average of' },
  { value: 'min', label: 'Smallest' },
  { value: 'max', label: 'Largest' },
  { value: 'distinct', label: 'Different values of' },
  { value: 'first', label: 'First value of' },
  { value: 'last', label: 'Last value of' },
];

function EventFields({ of, onChange }: FieldsProps<EventMeasure>) {
  const vocabulary = useVocabulary();
  const metrics = vocabulary.data?.metrics ?? [];
  const metric = typeof of.metric === 'string' ? of.metric : of.metric.join(', ');
  const properties = Object.keys(metrics.find((one) => one.metric === of.metric)?.properties ?? {});
  const isValue = of.measure === 'first' || of.measure === 'last';
  return (
    <>
      <div className={classes.line}>
        <Autocomplete
          label="Event"
          placeholder="Viewed Product"
          data={metrics.map((one) => one.metric)}
          value={metric}
          onChange={(next) => onChange({ ...of, metric: next })}
        />
        <Select
          label="Measure"
          allowDeselect={false}
          data={eventMeasures}
          value={of.measure}
          onChange={(measure) => onChange({ ...of, measure: find(eventMeasures, measure) ?? 'count' })}
        />
        {of.measure !== 'count' && (
          <Autocomplete
            label="Property"
            placeholder={isValue ? 'The date, when left out' : 'value'}
            data={['value', ...properties]}
            value={of.of ?? ''}
            onChange={(name) => {
              const { of: _, ...rest } = of;
              onChange(name === '' ? rest : { ...rest, of: name });
            }}
          />
        )}
        {isValue && of.of !== undefined && (
          <Select
            label="Read as"
            allowDeselect={false}
            data={[
              { value: 'text', label: 'Text' },
              { value: 'number', label: 'Number' },
              { value: 'date', label: 'Date' },
            ]}
            value={of.as}
            onChange={(as) => onChange({ ...of, as: as === 'number' || as === 'date' ? as : 'text' })}
          />
        )}
      </div>
      <EventFilters of={of} properties={properties} onChange={onChange} />
    </>
  );
}

const find = <V extends string>(options: readonly { value: V }[], text: string | null): V | undefined =>
  options.find(({ value }) => value === text)?.value;

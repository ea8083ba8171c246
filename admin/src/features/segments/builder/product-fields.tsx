import { Select, TextInput } from '@mantine/core';
import type { ProductCondition } from '../rule/conditions.ts';
import { useBuilder } from './builder-context.ts';
import { TestFields } from './test-fields.tsx';
import { ValuesField } from './values-field.tsx';
import { WindowFields } from './window-fields.tsx';
import classes from './builder.module.css';

type By = 'any' | 'category' | 'sku' | 'titleContains';

const ways: { value: By; label: string }[] = [
  { value: 'any', label: 'any product' },
  { value: 'category', label: 'of category' },
  { value: 'sku', label: 'with SKU' },
  { value: 'titleContains', label: 'whose title contains' },
];
const measures: { value: ProductCondition['measure']; label: string }[] = [
  { value: 'orders', label: 'number of orders' },
  { value: 'quantity', label: 'pieces' },
  { value: 'spend', label: 'spend' },
];

interface ProductFieldsProps {
  condition: ProductCondition;
  onChange: (next: ProductCondition, step?: string) => void;
}

export function ProductFields({ condition, onChange }: ProductFieldsProps) {
  const { product, measure } = condition;
  return (
    <>
      <ProductPartFields product={product} onChange={(next, step) => onChange({ ...condition, product: next }, step)} />
      <Select
        size="xs"
        className={classes.measure}
        aria-label="What is measured"
        allowDeselect={false}
        data={measures}
        value={measure}
        onChange={(value) =>
          onChange({ ...condition, measure: measures.find((one) => one.value === value)?.value ?? 'orders' })
        }
      />
      <TestFields
        test={condition.is}
        type="number"
        money={measure === 'spend'}
        onChange={(is, step) => onChange({ ...condition, is }, step)}
      />
      <WindowFields window={condition.window} onChange={(window, step) => onChange({ ...condition, window }, step)} />
    </>
  );
}

type Product = ProductCondition['product'];

/** Which products. */
export function ProductPartFields({
  product,
  onChange,
}: {
  product: Product;
  onChange: (next: Product, step?: string) => void;
}) {
  const { products } = useBuilder().vocabulary;
  const by: By = product.sku
    ? 'sku'
    : product.category
      ? 'category'
      : product.titleContains !== undefined
        ? 'titleContains'
        : 'any';
  const kept = product.productId ? { productId: product.productId } : {};
  const choose = (next: By) =>
    onChange({ ...kept, ...(next === 'any' ? {} : { [next]: next === 'titleContains' ? '' : [] }) });

  return (
    <>
      <Select
        size="xs"
        className={classes.measure}
        aria-label="Which products"
        allowDeselect={false}
        data={ways}
        value={by}
        onChange={(value) => choose(ways.find((way) => way.value === value)?.value ?? 'any')}
      />
      {by === 'category' && (
        <ValuesField
          label="Categories"
          values={product.category ?? []}
          suggestions={products.category}
          onChange={(category) => onChange({ ...product, category })}
        />
      )}
      {by === 'sku' && (
        <ValuesField
          label="SKUs"
          values={product.sku ?? []}
          suggestions={products.sku}
          onChange={(sku) => onChange({ ...product, sku })}
        />
      )}
      {by === 'titleContains' && (
        <TextInput
          size="xs"
          className={classes.text}
          aria-label="Part of the title"
          value={product.titleContains ?? ''}
          onChange={(event) => onChange({ ...product, titleContains: event.currentTarget.value }, 'title')}
        />
      )}
    </>
  );
}

import type { components } from '@rapport/sdk';
import { Money, Num, Section, Tag, Unknown } from '@rapport/ui';
import classes from './catalog.module.css';

type Product = components['schemas']['ProductDetail'];

export function VariantsCard({ product }: { product: Product }) {
  return (
    <Section title="Variants" flush>
      <table className={classes.variants}>
        <thead>
          <tr>
            <th scope="col">Variant</th>
            <th scope="col" className={classes.end}>
              Price
            </th>
            <th scope="col" className={classes.end}>
              Stock
            </th>
          </tr>
        </thead>
        <tbody>
          {product.variants.map((variant) => (
            <tr key={variant.sku}>
              <td>
                <div>{variant.title ?? product.title}</div>
                <div className={classes.second}>{variant.sku}</div>
              </td>
              <td className={classes.end}>
                <Money
                  minor={variant.price ?? product.price}
                  currency={variant.currency ?? product.currency ?? undefined}
                  unknown="No price"
                />
              </td>
              <td className={classes.end}>
                <Pieces count={variant.inventoryQuantity} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function Pieces({ count }: { count: number | null }) {
  if (count === null) return <Unknown reason="Its stock is not kept" />;
  return count <= 0 ? <Tag tone="bad">Sold out</Tag> : <Num value={count} />;
}

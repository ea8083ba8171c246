import { AppLink, EmptyState, Money, Num, Section } from '@rapport/ui';
import { Boxes } from 'lucide-react';
import { useWorkspace } from '../../shell/workspace.tsx';
import { Thumb } from '../catalog/thumb.tsx';
import type { Overview } from './use-overview.ts';
import classes from './home.module.css';

export function TopProducts({ overview }: { overview: Overview }) {
  const { href } = useWorkspace();
  const products = overview.topProducts.slice(0, 6);
  const most = Math.max(...products.map(({ netRevenue }) => netRevenue), 1);
  return (
    <Section
      title="Top products"
      actions={
        <AppLink href={href('/products')} fz="sm">
          All products
        </AppLink>
      }
      flush
    >
      {products.length === 0 ? (
        <EmptyState compact icon={Boxes} title="Nothing was sold in this period">
          Choose a longer one to see what sells best.
        </EmptyState>
      ) : (
        <ol className={classes.list}>
          {products.map((product) => (
            <li key={product.productId} className={classes.product}>
              <Thumb url={product.imageUrl} size={36} />
              <div className={classes.words}>
                <AppLink
                  href={href(`/products/${product.productId}`)}
                  c="inherit"
                  fz="sm"
                  fw={500}
                  className={classes.cover}
                >
                  {product.title}
                </AppLink>
                <div className={classes.track} aria-hidden>
                  <div style={{ width: `${(Math.max(0, product.netRevenue) / most) * 100}%` }} />
                </div>
              </div>
              <div className={classes.sold}>
                <Money minor={product.netRevenue} currency={overview.currency} compact />
                <span className={classes.quiet}>
                  <Num value={product.units} /> {product.units === 1 ? 'unit' : 'units'}
                </span>
              </div>
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}

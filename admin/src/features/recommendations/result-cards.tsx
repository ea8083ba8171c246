import { AppLink, Money, Num, Tag } from '@rapport/ui';
import { useWorkspace } from '../../shell/workspace.tsx';
import { Thumb } from '../catalog/thumb.tsx';
import { useStrategies, type Recommended, type StrategyName } from './use-strategies.ts';
import classes from './recommendations.module.css';

/** Products as they would be shown, best first, each with its reason. */
export function ResultCards({ items, asked }: { items: readonly Recommended[]; asked: StrategyName }) {
  const { href } = useWorkspace();
  const strategies = useStrategies();
  return (
    <ol className={classes.cards} aria-label="Recommended products">
      {items.map(({ product, strategy, reason }) => (
        <li key={product.id} className={classes.card}>
          <Thumb url={product.imageUrl} size={72} />
          <div className={classes.words}>
            <AppLink href={href(`/products/${product.id}`)} c="inherit" fw={500} fz="sm" className={classes.title}>
              {product.title}
            </AppLink>
            <p className={classes.reason}>{reason.text}</p>
            <p className={classes.facts}>
              <Money minor={product.price} currency={product.currency ?? undefined} unknown="No price" />
              {product.stock !== null && (
                <span>
                  <Num value={product.stock} /> in stock
                </span>
              )}
              {reason.lift !== null && !['trending', 'popular'].includes(strategy) && reason.lift > 1 && (
                <span data-tip="How many times likelier than among everybody" tabIndex={0}>
                  <Num value={reason.lift} digits={1} />× as likely
                </span>
              )}
              {strategy !== asked && <Tag>{strategies.find((one) => one.name === strategy)?.title ?? 'Pinned'}</Tag>}
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}

import { AppLink, ErrorState, Section, SkeletonLines } from '@rapport/ui';
import { useHasPage } from '../../shell/use-has-page.ts';
import { useApi, useWorkspace } from '../../shell/workspace.tsx';
import { Thumb } from '../catalog/thumb.tsx';
import classes from './recommendations.module.css';

/** What to show a person next, and why. */
export function NextBest({ profileId }: { profileId: number }) {
  const { href } = useWorkspace();
  const hasPage = useHasPage();
  const { data, error, isPending, refetch } = useApi().useQuery('get', '/api/v1/recommendations', {
    params: { query: { profileId, limit: 4 } },
  });
  if (data?.items.length === 0) return null;
  return (
    <Section
      title="Next best products"
      actions={
        hasPage('/recommendations') && (
          <AppLink href={href(`/recommendations?strategy=nextBest&profile=${profileId}`)} fz="sm">
            More
          </AppLink>
        )
      }
    >
      {error ? (
        <ErrorState error={error} compact onRetry={() => void refetch()} />
      ) : isPending ? (
        <SkeletonLines />
      ) : (
        <ul className={classes.list}>
          {data.items.map(({ product, reason }) => (
            <li key={product.id} className={classes.row}>
              <Thumb url={product.imageUrl} />
              <div className={classes.words}>
                <AppLink href={href(`/products/${product.id}`)} c="inherit" fz="sm" className={classes.title}>
                  {product.title}
                </AppLink>
                <p className={classes.reason}>{reason.text}</p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

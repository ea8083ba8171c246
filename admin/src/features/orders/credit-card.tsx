import type { components } from '@rapport/sdk';
import { AppLink, ErrorState, formatDuration, KeyValue, Section, SkeletonLines, Tag, When } from '@rapport/ui';
import { useApi, useWorkspace } from '../../shell/workspace.tsx';
import { inWords } from './status.ts';
import classes from './orders.module.css';

type Credit = components['schemas']['OrderCredit'];

/** Which message got the order, and by what touch. */
export function CreditCard({ orderId }: { orderId: number }) {
  const credit = useApi().useQuery('get', '/api/v1/orders/{id}/credit', { params: { path: { id: orderId } } });
  return (
    <Section title="Credit" description="The message that this order counts for">
      {credit.error ? (
        <ErrorState compact error={credit.error} onRetry={() => void credit.refetch()} />
      ) : credit.isPending ? (
        <SkeletonLines lines={3} />
      ) : credit.data.credit === null ? (
        <p className={classes.text}>
          No message. Nobody clicked or opened one within the time that counts before ordering.
        </p>
      ) : (
        <Why credit={credit.data.credit} />
      )}
    </Section>
  );
}

function Why({ credit }: { credit: Credit }) {
  const { href } = useWorkspace();
  const isCampaign = credit.sourceKind === 'campaign';
  const campaign = useApi().useQuery(
    'get',
    '/api/v1/campaigns/{id}',
    { params: { path: { id: credit.sourceId } } },
    { enabled: isCampaign },
  );
  const name = campaign.data?.name ?? `${inWords(credit.sourceKind)} ${credit.sourceId}`;
  return (
    <>
      <p className={classes.text}>
        {isCampaign ? <AppLink href={href(`/campaigns/${credit.sourceId}`)}>{name}</AppLink> : name}{' '}
        <Tag tone="accent">{credit.kind === 'click' ? 'Clicked' : 'Opened'}</Tag>
      </p>
      <p className={classes.text}>
        <span className={classes.quiet}>
          {credit.kind === 'click' ? 'Clicked' : 'Opened'}{' '}
          {formatDuration(Date.parse(credit.orderedAt) - Date.parse(credit.touchedAt))} before ordering: the last touch
          within its window.
        </span>
      </p>
      <KeyValue
        facts={[
          { label: 'Received', value: <When at={credit.receivedAt} as="datetime" /> },
          {
            label: credit.kind === 'click' ? 'Clicked' : 'Opened',
            value: <When at={credit.touchedAt} as="datetime" />,
          },
          { label: 'Ordered', value: <When at={credit.orderedAt} as="datetime" /> },
        ]}
      />
    </>
  );
}

import type { components } from '@rapport/sdk';
import {
  AppLink,
  EmptyState,
  ErrorState,
  KeyValue,
  Money,
  PageHeader,
  readProblem,
  Section,
  SkeletonPage,
  Tag,
  Unknown,
  useUi,
  When,
} from '@rapport/ui';
import { getRouteApi } from '@tanstack/react-router';
import { ReceiptText } from 'lucide-react';
import { useApi, useWorkspace } from '../../shell/workspace.tsx';
import { CreditCard } from './credit-card.tsx';
import { OrderLines } from './order-lines.tsx';
import { ParcelsCard } from './parcels-card.tsx';
import { inWords, statesOf } from './status.ts';
import classes from './orders.module.css';

const route = getRouteApi('/w/$workspaceId/orders/$orderId');

type Order = components['schemas']['OrderDetail'];

/** One order: what was bought, what became of it, who bought and why. */
export function OrderPage() {
  const { orderId } = route.useParams();
  const { href } = useWorkspace();
  const {
    data: order,
    error,
    isPending,
    refetch,
  } = useApi().useQuery('get', '/api/v1/orders/{id}', {
    params: { path: { id: orderId } },
  });
  if (error)
    return readProblem(error).status === 404 ? (
      <EmptyState page icon={ReceiptText} title="There is no such order">
        It may belong to another brand, or the address is not complete.
      </EmptyState>
    ) : (
      <ErrorState page error={error} onRetry={() => void refetch()} />
    );
  if (isPending) return <SkeletonPage />;
  return (
    <>
      <PageHeader
        breadcrumbs={[{ label: 'Orders', href: href('/orders') }]}
        title={order.number ?? order.externalId}
        mark={
          <span className={classes.states}>
            {statesOf(order).map(({ words, tone }) => (
              <Tag key={words} tone={tone}>
                {words}
              </Tag>
            ))}
          </span>
        }
        description={
          <>
            Placed <When at={order.placedAt} as="datetime" />
            {order.cancelledAt && (
              <>
                , cancelled <When at={order.cancelledAt} as="datetime" />
                {order.cancelReason && ` (${inWords(order.cancelReason).toLowerCase()})`}
              </>
            )}
          </>
        }
      />
      <div className={classes.columns}>
        <div className={classes.stack}>
          <OrderLines order={order} />
          {order.refunds.length > 0 && <RefundsCard order={order} />}
          <ParcelsCard parcels={order.fulfilments} />
        </div>
        <div className={classes.stack}>
          <CustomerCard order={order} />
          <CreditCard orderId={order.id} />
          <Section title="Details">
            <KeyValue
              facts={[
                { label: 'Channel', value: inWords(order.channel) },
                { label: 'Country', value: <Country code={order.country} /> },
                { label: 'Id in the shop', value: order.externalId },
                { label: 'Came through', value: inWords(order.source) },
                { label: 'Last change', value: <When at={order.updatedAt} /> },
              ]}
            />
          </Section>
        </div>
      </div>
    </>
  );
}

function Country({ code }: { code: string | null }) {
  const { locale } = useUi();
  if (code === null) return <Unknown reason="No address was given" />;
  return /^[A-Z]{2}$/.test(code) ? new Intl.DisplayNames([locale], { type: 'region' }).of(code) : code;
}

function CustomerCard({ order: { customer } }: { order: Order }) {
  const { href } = useWorkspace();
  return (
    <Section title="Customer">
      {customer === null ? (
        <p className={classes.text}>A guest: the order names no address, so nobody is known by it.</p>
      ) : (
        <>
          <p className={classes.text}>
            <AppLink href={href(`/profiles/${customer.id}`)} fz="sm" fw={500}>
              {customer.name ?? customer.email ?? `Visitor ${customer.id}`}
            </AppLink>
          </p>
          {customer.name && customer.email && <p className={classes.text}>{customer.email}</p>}
        </>
      )}
    </Section>
  );
}

const RefundsCard = ({ order }: { order: Order }) => (
  <Section title="Refunds" flush>
    <ul className={classes.lines}>
      {order.refunds.map((refund) => (
        <li key={refund.id} className={classes.line}>
          <div className={classes.words}>
            {refund.reason ? inWords(refund.reason) : 'Refund'}
            <div className={classes.second}>
              <When at={refund.at} as="datetime" />
            </div>
          </div>
          <span className={classes.amount}>
            <Money minor={-refund.amount} currency={order.currency} />
          </span>
        </li>
      ))}
    </ul>
  </Section>
);

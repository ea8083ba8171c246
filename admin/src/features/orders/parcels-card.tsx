import { Anchor } from '@mantine/core';
import type { components } from '@rapport/sdk';
import { EmptyState, KeyValue, Section, Tag, useNow, When } from '@rapport/ui';
import { ExternalLink, Truck } from 'lucide-react';
import { inWords, isLate, stateOf } from './status.ts';
import classes from './orders.module.css';

type Parcel = components['schemas']['OrderDetail']['fulfilments'][number];

export function ParcelsCard({ parcels }: { parcels: Parcel[] }) {
  return (
    <Section title="Parcels">
      {parcels.length === 0 ? (
        <EmptyState compact icon={Truck} title="Nothing was shipped yet">
          Parcels, their tracking and whether they came in time appear here.
        </EmptyState>
      ) : (
        parcels.map((parcel) => <ParcelFacts key={parcel.id} parcel={parcel} />)
      )}
    </Section>
  );
}

function ParcelFacts({ parcel }: { parcel: Parcel }) {
  const late = isLate(parcel, useNow());
  return (
    <div className={classes.parcel}>
      <div className={classes.parcelHead}>
        {parcel.carrier ? inWords(parcel.carrier) : 'Parcel'}
        <Tag tone={stateOf(parcel.status).tone}>{inWords(parcel.status)}</Tag>
        {late && <Tag tone="bad">{parcel.deliveredAt === null ? 'Overdue' : 'Came late'}</Tag>}
      </div>
      <KeyValue
        facts={[
          { label: 'Shipped', value: <When at={parcel.shippedAt} as="datetime" /> },
          { label: 'Promised', value: <When at={parcel.promisedAt} as="date" unknown="No day was promised" /> },
          { label: 'Delivered', value: <When at={parcel.deliveredAt} as="datetime" unknown="Not delivered yet" /> },
          ...(parcel.trackingNumber ? [{ label: 'Tracking', value: <Tracking parcel={parcel} /> }] : []),
        ]}
      />
    </div>
  );
}

const Tracking = ({ parcel }: { parcel: Parcel }) =>
  parcel.trackingUrl ? (
    <Anchor href={parcel.trackingUrl} target="_blank" rel="noreferrer" fz="sm">
      {parcel.trackingNumber} <ExternalLink size={12} aria-hidden />
    </Anchor>
  ) : (
    parcel.trackingNumber
  );

import type { components } from '@rapport/sdk';
import { KeyValue, Money, type Fact, type TimelineItem } from '@rapport/ui';
import {
  Activity,
  Ban,
  CircleCheck,
  CircleMinus,
  CreditCard,
  Eye,
  LayoutGrid,
  LifeBuoy,
  Mail,
  MailOpen,
  MailX,
  MousePointerClick,
  PackageCheck,
  Search,
  ShoppingBag,
  ShoppingCart,
  Star,
  Truck,
  Undo2,
  type LucideIcon,
} from 'lucide-react';
import { inWords } from '../person-name.ts';
import { kindOf } from './event-kinds.ts';
import { OrderMore } from './order-more.tsx';

export type TimelineEntry = components['schemas']['TimelineEntry'];

const icons: Record<string, LucideIcon> = {
  'Placed Order': ShoppingBag,
  'Fulfilled Order': Truck,
  'Delivered Shipment': PackageCheck,
  'Cancelled Order': Ban,
  'Refunded Order': Undo2,
  'Viewed Product': Eye,
  'Viewed Collection': LayoutGrid,
  'Submitted Search': Search,
  'Added to Cart': ShoppingCart,
  'Started Checkout': CreditCard,
  'Received Email': Mail,
  'Opened Email': MailOpen,
  'Clicked Email': MousePointerClick,
  'Bounced Email': MailX,
  'Marked Email as Spam': MailX,
  'Opened Ticket': LifeBuoy,
  'Submitted Review': Star,
};

const tones: Record<string, TimelineItem['tone']> = {
  'Placed Order': 'accent',
  'Delivered Shipment': 'good',
  'Cancelled Order': 'bad',
  'Refunded Order': 'attention',
  'Bounced Email': 'bad',
  'Marked Email as Spam': 'bad',
};

/** One event as the timeline shows it: the words of the field, what it was about, and everything it said below. */
export function timelineItem(entry: TimelineEntry, profileId: number, minorPerUnit: number): TimelineItem {
  const { id, metric, time, value } = entry;
  const order = typeof entry.properties['orderId'] === 'string' ? entry.properties['orderId'] : null;
  const facts = factsOf(entry.properties);
  const isMoney = kindOf(metric) === 'orders' && value > 0;
  return {
    id: String(id),
    at: time,
    icon: iconOf(metric),
    tone: tones[metric] ?? consentTone(metric),
    title:
      metric === 'Delivered Shipment' && entry.properties['late'] === true
        ? 'Delivered shipment, late'
        : sentence(metric),
    detail: (
      <>
        {subjectOf(entry)}
        {isMoney && (
          <>
            {subjectOf(entry) ? ' · ' : ''}
            <Money minor={Math.round(value * minorPerUnit)} />
          </>
        )}
      </>
    ),
    more:
      kindOf(metric) === 'orders' && order !== null ? (
        <OrderMore externalId={order} profileId={profileId} />
      ) : facts.length > 0 ? (
        <KeyValue facts={facts} />
      ) : undefined,
  };
}

function iconOf(metric: string): LucideIcon {
  const known = icons[metric];
  if (known) return known;
  if (kindOf(metric) === 'consent') return metric.startsWith('Un') ? CircleMinus : CircleCheck;
  return kindOf(metric) === 'messages' ? Mail : Activity;
}

const consentTone = (metric: string): TimelineItem['tone'] =>
  kindOf(metric) !== 'consent' ? 'neutral' : metric.startsWith('Un') ? 'attention' : 'good';

/** "Placed Order" → "Placed order"; short names (SMS) stay in capitals. */
const sentence = (metric: string): string =>
  metric
    .split(' ')
    .map((word, i) => (i === 0 || word === word.toUpperCase() ? word : word.toLowerCase()))
    .join(' ')
    .replace(/\bemail\b/g, 'e-mail');

const subjectKeys = [
  'number',
  'name',
  'title',
  'subject',
  'campaign_name',
  'collection',
  'query',
  'product',
  'method',
  'url',
];

function subjectOf({ properties }: TimelineEntry): string {
  const found = subjectKeys.map((key) => properties[key]).find((value) => typeof value === 'string' && value !== '');
  const rating = properties['rating'];
  const text = typeof found === 'string' ? found.replace(/^https?:\/\/[^/]+/, '') || '/' : '';
  return [typeof rating === 'number' ? `${rating} of 5` : '', text].filter(Boolean).join(' · ');
}

const factsOf = (properties: TimelineEntry['properties']): Fact[] =>
  Object.entries(properties)
    .filter(([, value]) => value !== null && value !== '')
    .slice(0, 30)
    .map(([name, value]) => ({ label: inWords(name), value: textOf(value) }));

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : Array.isArray(value) ? value.map(textOf).join(', ') : JSON.stringify(value);

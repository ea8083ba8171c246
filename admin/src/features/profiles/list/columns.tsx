import { Money, Num, Tag, Unknown, When, type Column, type Tone } from '@rapport/ui';
import { countryName, inWords } from '../person-name.ts';
import { PersonCell } from './person-cell.tsx';
import type { Person } from './use-people.ts';

const tones: Record<string, Tone> = { subscribed: 'good', pending: 'attention', unsubscribed: 'neutral' };

function ConsentCell({ status, suppressed }: { status: string | null; suppressed: boolean }) {
  if (suppressed) return <Tag tone="bad">Suppressed</Tag>;
  if (status === null) return <Unknown reason="Never asked" />;
  return <Tag tone={tones[status] ?? 'neutral'}>{inWords(status)}</Tag>;
}

const textCell = (value: string | null, reason: string) => value ?? <Unknown reason={reason} />;
const neverBought = 'Has not ordered yet';

/** Hidden until chosen. */
export const quietColumns = [
  'phone',
  'smsConsent',
  'averageOrderValue',
  'daysBetweenOrders',
  'items',
  'creator',
  'firstOrderAt',
  'createdAt',
];

export const columnsFor = (locale: string): Column<Person>[] => [
  { id: 'name', header: 'Name', minWidth: 280, sortable: true, cell: (p) => <PersonCell person={p} /> },
  {
    id: 'emailConsent',
    header: 'E-mail consent',
    width: 136,
    cell: (p) => <ConsentCell status={p.consent.email} suppressed={p.suppressed.email} />,
  },
  {
    id: 'smsConsent',
    header: 'SMS consent',
    width: 128,
    card: 'none',
    cell: (p) => <ConsentCell status={p.consent.sms} suppressed={p.suppressed.sms} />,
  },
  { id: 'phone', header: 'Phone', width: 148, card: 'none', cell: (p) => textCell(p.phone, 'No phone number') },
  { id: 'orders', header: 'Orders', width: 88, align: 'end', sortable: true, cell: (p) => <Num value={p.orders} /> },
  {
    id: 'netSpend',
    header: 'Net spend',
    width: 120,
    align: 'end',
    sortable: true,
    cell: (p) => <Money minor={p.orders === 0 ? null : p.netSpend} unknown={neverBought} />,
  },
  {
    id: 'averageOrderValue',
    header: 'AOV',
    width: 104,
    align: 'end',
    sortable: true,
    card: 'none',
    cell: (p) => <Money minor={p.averageOrderValue} unknown={neverBought} />,
  },
  { id: 'items', header: 'Items', width: 80, align: 'end', card: 'none', cell: (p) => <Num value={p.items} /> },
  {
    id: 'daysBetweenOrders',
    header: 'Days between',
    width: 120,
    align: 'end',
    card: 'none',
    cell: (p) => <Num value={p.daysBetweenOrders} digits={0} unknown="Needs two orders" />,
  },
  {
    id: 'firstOrderAt',
    header: 'First order',
    width: 124,
    sortable: true,
    card: 'none',
    cell: (p) => <When at={p.firstOrderAt} as="date" unknown={neverBought} />,
  },
  {
    id: 'lastOrderAt',
    header: 'Last order',
    width: 132,
    sortable: true,
    cell: (p) => <When at={p.lastOrderAt} unknown={neverBought} />,
  },
  {
    id: 'acquisition',
    header: 'Acquired by',
    width: 132,
    card: 'none',
    cell: (p) =>
      p.acquisition.channel === null ? (
        <Unknown reason="No first touch was recorded" />
      ) : (
        inWords(p.acquisition.channel)
      ),
  },
  {
    id: 'creator',
    header: 'Creator',
    width: 140,
    card: 'none',
    cell: (p) => textCell(p.acquisition.creator, 'Not through a creator'),
  },
  {
    id: 'country',
    header: 'Country',
    width: 128,
    card: 'none',
    cell: (p) => (p.country === null ? <Unknown reason="No address yet" /> : countryName(p.country, locale)),
  },
  {
    id: 'lastSeenAt',
    header: 'Last seen',
    width: 128,
    sortable: true,
    card: 'none',
    cell: (p) => <When at={p.lastSeenAt} unknown="Never seen" />,
  },
  {
    id: 'createdAt',
    header: 'Since',
    width: 124,
    sortable: true,
    card: 'none',
    cell: (p) => <When at={p.createdAt} as="date" />,
  },
];

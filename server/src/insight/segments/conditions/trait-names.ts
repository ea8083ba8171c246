import { phrases, type Phrases } from '../language/text/phrases.ts';
import { traits } from './traits.ts';

/** What figures are called in words; the first name is the one that is written. */

const synonyms: Record<string, readonly string[]> = {
  orders: ['order', 'number of orders', 'order count', 'total orders', 'purchases', 'purchase', 'number of purchases'],
  grossSpend: ['spend', 'total spend', 'total spent', 'amount spent', 'lifetime spend'],
  netSpend: ['net spent'],
  averageOrderValue: ['aov', 'average order'],
  refunded: ['amount refunded'],
  refunds: ['refund', 'number of refunds'],
  items: ['item', 'number of items'],
  distinctProducts: [
    'distinct product',
    'different products',
    'different product',
    'number of different products',
    'number of distinct products',
  ],
  discountedOrders: ['discounted order', 'orders with discount'],
  discountShare: ['share of orders with a discount'],
  firstOrderAt: ['first order date', 'first purchase', 'first ordered', 'first purchased'],
  lastOrderAt: [
    'last order date',
    'last purchase',
    'most recent order',
    'latest order',
    'last ordered',
    'last purchased',
  ],
  daysBetweenOrders: ['average days between orders'],
  emailReceived: ['emails received', 'received emails'],
  emailOpened: ['emails opened', 'opened emails'],
  emailClicked: ['emails clicked', 'clicked emails'],
  emailLastOpenedAt: ['last email open', 'last opened email', 'last open'],
  emailLastClickedAt: ['last email click', 'last clicked email', 'last click'],
  lastSeenAt: ['last active'],
  acquisitionCreator: ['acquired by'],
  acquisitionCode: ['acquired with'],
};

/** `lastOrderAt`: "last order". */
const spaced = (key: string): string =>
  key.replace(/At$/, '').replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

export const traitName = (key: string): string => spaced(key);

const plain = (title: string): string =>
  title
    .replace(/\(.*\)/, '')
    .trim()
    .toLowerCase();

const named = Object.entries(traits).flatMap(([key, { title }]) =>
  [traitName(key), key, plain(title), ...(synonyms[key] ?? [])]
    .flatMap((name) => [name, name.replaceAll(' ', '_')])
    .map((name) => [name, key] as const),
);

export const traitPhrases: Phrases<string> = phrases([...new Map(named)]);

export const traitWords: readonly string[] = Object.keys(traits).map(traitName);

const only = (keep: (key: string) => boolean): Phrases<string> =>
  phrases([...new Map(named.filter(([, key]) => keep(key)))]);

/** "3 orders": figures that count things. */
export const countedPhrases = only(
  (key) => traits[key]?.type === 'number' && traits[key]?.money !== true && key !== 'discountShare',
);
export const datePhrases = only((key) => traits[key]?.type === 'date');

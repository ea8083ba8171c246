import { consent } from './consent.ts';
import { events } from './events.ts';
import type { Kind, KindName } from './kind.ts';
import { orderLines } from './order-lines.ts';
import { orders } from './orders.ts';
import { products } from './products.ts';
import { profiles } from './profiles.ts';

/** Every kind of file that can be imported, by name. */
export const kinds: Readonly<Record<KindName, Kind>> = {
  profiles,
  consent,
  products,
  orders,
  'order-lines': orderLines,
  events,
};

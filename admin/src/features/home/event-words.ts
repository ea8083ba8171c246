import {
  CircleX,
  Eye,
  LogIn,
  MailCheck,
  MailOpen,
  MailX,
  MousePointerClick,
  PackageCheck,
  Search,
  ShoppingBag,
  ShoppingCart,
  Sparkles,
  Truck,
  Undo2,
  type LucideIcon,
} from 'lucide-react';

interface EventWords {
  icon: LucideIcon;
  /** What the person did, after the name: "placed an order". */
  did: string;
}

const known: Record<string, EventWords> = {
  'Placed Order': { icon: ShoppingBag, did: 'placed an order' },
  'Ordered Product': { icon: ShoppingBag, did: 'ordered' },
  'Refunded Order': { icon: Undo2, did: 'was refunded' },
  'Cancelled Order': { icon: CircleX, did: 'cancelled an order' },
  'Fulfilled Order': { icon: Truck, did: 'was sent a parcel' },
  'Delivered Shipment': { icon: PackageCheck, did: 'received a parcel' },
  'Viewed Product': { icon: Eye, did: 'looked at' },
  'Viewed Collection': { icon: Eye, did: 'looked through' },
  'Added to Cart': { icon: ShoppingCart, did: 'put into the cart' },
  'Started Checkout': { icon: ShoppingCart, did: 'started a checkout' },
  'Submitted Search': { icon: Search, did: 'searched for' },
  'Active on Site': { icon: LogIn, did: 'came to the shop' },
  'Received Email': { icon: MailCheck, did: 'received an e-mail' },
  'Opened Email': { icon: MailOpen, did: 'opened an e-mail' },
  'Clicked Email': { icon: MousePointerClick, did: 'clicked in an e-mail' },
  'Bounced Email': { icon: MailX, did: 'could not be reached by e-mail' },
  'Marked Email as Spam': { icon: MailX, did: 'marked an e-mail as spam' },
  'Subscribed to Email': { icon: MailCheck, did: 'subscribed to e-mail' },
  'Unsubscribed from Email': { icon: MailX, did: 'unsubscribed from e-mail' },
  'Subscribed to SMS': { icon: MailCheck, did: 'subscribed to SMS' },
  'Unsubscribed from SMS': { icon: MailX, did: 'unsubscribed from SMS' },
  'Subscribed to WhatsApp': { icon: MailCheck, did: 'subscribed to WhatsApp' },
  'Unsubscribed from WhatsApp': { icon: MailX, did: 'unsubscribed from WhatsApp' },
  'Subscribed to Push': { icon: MailCheck, did: 'allowed push messages' },
  'Unsubscribed from Push': { icon: MailX, did: 'turned push messages off' },
};

/** An event in words; one with a name of the brand's own keeps it. */
export const eventWords = (metric: string): EventWords => known[metric] ?? { icon: Sparkles, did: `did “${metric}”` };

const details = ['title', 'query', 'campaign', 'subject', 'number', 'name'];

/** The thing it was about: a product, a search, a subject line. */
export const aboutWhat = (properties: Record<string, string>): string | undefined =>
  details.map((name) => properties[name]).find(Boolean);

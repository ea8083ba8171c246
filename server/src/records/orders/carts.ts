import { isCurrency, toMinor } from '../../kernel/money.ts';
import type { JsonObject } from '../../kernel/json.ts';
import type { Projector, ResolvedMessage } from '../events/index.ts';
import { lockCarts, saveCarts, type CartRow } from './store.carts.ts';
import { itemsOf, textOf, unitsOf } from './rules/track-orders.ts';

const adds = new Set(['added to cart', 'product added']);
const checkouts = new Set(['started checkout', 'checkout started', 'checkout updated']);
const itemsKept = 200;

/** Open carts from cart and checkout events: an addition adds, a checkout tells the whole cart. */
export const cartProjector: Projector = {
  name: 'carts',
  async project(batch) {
    const news = batch.messages.filter(
      (m) => m.kind === 'track' && m.profileId !== null && (isAdd(m) || isCheckout(m)),
    );
    if (news.length === 0) return;
    const stored = await lockCarts(batch.tx, batch.workspaceId, [...new Set(news.map(cartId))]);
    const carts = new Map(stored.map((cart) => [cart.external_id, cart]));
    for (const message of news) {
      const next = nextCart(carts.get(cartId(message)), message);
      if (next !== null) carts.set(next.external_id, next);
    }
    await saveCarts(batch.tx, batch.workspaceId, [...carts.values()], batch.now);
  },
};

const isAdd = (m: ResolvedMessage): boolean => adds.has(m.name.toLowerCase());
const isCheckout = (m: ResolvedMessage): boolean => checkouts.has(m.name.toLowerCase());
const propertiesOf = (m: ResolvedMessage): JsonObject => (m.data.properties ?? {}) as JsonObject;

/** The store's cart; without one a person has a single cart at a time. */
function cartId(message: ResolvedMessage): string {
  const p = propertiesOf(message);
  return textOf(p.cart_id ?? p.cartId ?? p.checkout_id ?? p.CheckoutID) ?? `profile:${message.originId ?? 0}`;
}

function nextCart(known: CartRow | undefined, message: ResolvedMessage): CartRow | null {
  const at = new Date(message.time);
  if (known !== undefined && at < known.updated_at) return null;
  const p = propertiesOf(message);
  const currency = currencyOf(p) ?? known?.currency ?? null;
  const fresh = known === undefined || known.status === 'ordered' || known.status === 'abandoned';
  const listed = itemsOf(p);
  const items =
    isCheckout(message) && listed.length > 0
      ? listed
      : [...(fresh ? [] : known.items), ...(listed.length > 0 ? listed : [p])];
  const units = unitsOf(p.total ?? p.value ?? p.$value ?? p.revenue);
  return {
    external_id: cartId(message),
    profile_id: message.profileId ?? 0,
    origin_id: message.originId ?? message.profileId ?? 0,
    status: isCheckout(message) || (!fresh && known.status === 'checkout') ? 'checkout' : 'open',
    currency,
    total:
      isCheckout(message) && units !== null && currency !== null ? toMinor(units, currency) : (known?.total ?? null),
    items: items.slice(-itemsKept),
    checkout_url: textUrl(p.checkout_url ?? p.checkoutUrl ?? p.CheckoutURL) ?? known?.checkout_url ?? null,
    updated_at: at,
  };
}

const textUrl = (value: JsonObject[string] | undefined): string | null =>
  typeof value === 'string' && /^https?:\/\//.test(value) ? value.slice(0, 2000) : null;

function currencyOf(p: JsonObject): string | null {
  const code = textOf(p.currency)?.toUpperCase() ?? null;
  return code !== null && code.length === 3 && isCurrency(code) ? code : null;
}

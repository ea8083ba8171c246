import { invalid, notFound } from '../../../kernel/problem.ts';
import { transact, type Context } from '../../../platform/context.ts';
import { productIds } from '../../../records/catalog/index.ts';

const mostInCart = 50;

/** Products as a caller names them: by our ids, or by the shop's. Those of a cart that are not known are left out. */
export async function resolveProducts(
  ctx: Context,
  { productId, cart, ids }: { productId?: string | undefined; cart?: string | undefined; ids: 'own' | 'shop' },
): Promise<{ productId?: number; cart?: number[] }> {
  const items = [...new Set((cart ?? '').split(',').map((one) => one.trim()))].filter((one) => one !== '');
  if (items.length > mostInCart) throw invalid(`cart: at most ${mostInCart} products.`);
  const named = [...items, ...(productId === undefined ? [] : [productId])];
  if (named.length === 0) return {};
  const found =
    ids === 'shop'
      ? await transact(ctx, (tx) => productIds(tx, ctx.workspaceId, named))
      : new Map(named.map((one) => [one, ownId(one)]));
  const product = productId === undefined ? undefined : found.get(productId);
  if (productId !== undefined && product === undefined) throw notFound('product');
  return {
    ...(product === undefined ? {} : { productId: product }),
    ...(cart === undefined ? {} : { cart: items.flatMap((one) => found.get(one) ?? []) }),
  };
}

function ownId(text: string): number {
  const id = Number(text);
  if (!Number.isSafeInteger(id) || id < 1)
    throw invalid(`"${text}" is no id of a product; say ids=shop to name products as the shop does.`);
  return id;
}

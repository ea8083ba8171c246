export { storeProducts, upsertCatalog, type ProductResult } from './actions/upsert-products.ts';
export { ensureProducts, type LineProduct } from './ensure-products.ts';
export { productInput, type ProductInput } from './product.ts';
export { productsByIds } from './store.ts';
export { catalogStamp, productFactsAfter, type ProductFacts } from './store.facts.ts';
export { productIds } from './store.ts';
export {
  newestProducts,
  offersByIds,
  productKeysAfter,
  stockBySku,
  type Offer,
  type ProductKeys,
} from './store.offers.ts';

export { storeProducts, upsertCatalog, type ProductResult } from './actions/upsert-products.ts';
export { ensureProducts, type LineProduct } from './ensure-products.ts';
export { productInput, type ProductInput } from './product.ts';
export { productsByIds } from './store.ts';

import { isCurrency } from '../../../kernel/money.ts';
import { productInput } from '../../../records/catalog/index.ts';
import { refused, type Kind } from './kind.ts';
import type { Values } from './values.ts';

export const products: Kind = {
  name: 'products',
  title: 'Products',
  fields: [
    { name: 'id', label: 'Product id', type: 'text', synonyms: ['id', 'productid', 'handle', 'externalid', 'itemid'] },
    { name: 'sku', label: 'SKU', type: 'text', synonyms: ['sku', 'variantsku', 'stockcode', 'articlenumber'] },
    {
      name: 'title',
      label: 'Title',
      type: 'text',
      required: true,
      synonyms: ['title', 'name', 'productname', 'producttitle', 'itemname'],
    },
    {
      name: 'description',
      label: 'Description',
      type: 'text',
      synonyms: ['description', 'bodyhtml', 'body', 'shortdescription'],
    },
    { name: 'url', label: 'Address', type: 'text', synonyms: ['url', 'link', 'producturl', 'permalink'] },
    {
      name: 'imageUrl',
      label: 'Image',
      type: 'text',
      synonyms: ['imageurl', 'image', 'imagesrc', 'images', 'imagelink'],
    },
    {
      name: 'category',
      label: 'Category',
      type: 'text',
      synonyms: ['category', 'categories', 'type', 'producttype', 'productcategory'],
    },
    { name: 'brand', label: 'Brand', type: 'text', synonyms: ['brand', 'vendor', 'manufacturer'] },
    { name: 'tags', label: 'Tags', type: 'text', synonyms: ['tags', 'tag'] },
    {
      name: 'price',
      label: 'Price',
      type: 'decimal',
      synonyms: ['price', 'variantprice', 'regularprice', 'unitprice', 'saleprice'],
    },
    {
      name: 'compareAtPrice',
      label: 'Price before',
      type: 'decimal',
      synonyms: ['compareatprice', 'variantcompareatprice', 'listprice'],
    },
    { name: 'currency', label: 'Currency', type: 'text', synonyms: ['currency', 'pricecurrency'] },
    { name: 'published', label: 'For sale', type: 'boolean', synonyms: ['published', 'active', 'isactive', 'status'] },
    {
      name: 'inventory',
      label: 'In stock',
      type: 'integer',
      synonyms: ['inventory', 'stock', 'inventoryquantity', 'variantinventoryqty', 'quantity'],
    },
  ],
  oneOf: [['id', 'sku']],
  keepsRest: true,
  read([values], scope) {
    if (!values) return refused([]);
    const parsed = productInput.safeParse(documentOf(values, scope.currency));
    if (values.faults.length === 0 && !parsed.success) {
      for (const issue of parsed.error.issues) values.fault(String(issue.path[0] ?? ''), issue.message);
    }
    if (values.faults.length > 0 || !parsed.success) return refused(values.faults);
    return { messages: [], product: parsed.data, faults: [], counts: { products: 1 } };
  },
};

function documentOf(values: Values, currency: string): Record<string, unknown> {
  const sku = values.id('sku');
  const id = values.id('id') ?? sku;
  if (id === undefined) values.fault('id', 'is empty; a product needs an id or SKU');
  const title = values.text('title');
  if (title === undefined) values.fault('title', 'is empty; a product needs a title');
  const price = amount(values, 'price');
  const inventory = values.integer('inventory');
  const stated = values.text('currency')?.toUpperCase() ?? currency;
  if (!isCurrency(stated))
    values.fault('currency', `"${stated.slice(0, 10)}" is not an ISO 4217 currency; use for example EUR`);
  const variant = sku === undefined ? undefined : { sku, ...defined({ price, inventoryQuantity: inventory }) };
  return defined({
    id,
    title,
    description: values.text('description', 50_000),
    url: values.text('url', 2000),
    imageUrl: values.text('imageUrl', 2000),
    category: values.text('category', 500),
    brand: values.text('brand', 500),
    tags: values.list('tags'),
    price,
    compareAtPrice: amount(values, 'compareAtPrice'),
    currency: stated,
    published: values.boolean('published'),
    properties: values.rest(),
    variants: variant === undefined ? undefined : [variant],
  });
}

function amount(values: Values, field: string): string | undefined {
  const decimal = values.decimal(field);
  return decimal?.startsWith('-') ? values.fault(field, 'is below zero') : decimal;
}

const defined = (object: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));

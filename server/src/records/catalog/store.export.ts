import { plainTable, type ExportSource } from '../../platform/exports/index.ts';

export const catalogExports: readonly ExportSource[] = [
  plainTable(
    {
      name: 'products',
      about: 'Products; prices in minor units of their currency',
      columns: [
        'id',
        'external_id',
        'title',
        'description',
        'url',
        'image_url',
        'category',
        'brand',
        'tags',
        'price',
        'compare_at_price',
        'currency',
        'published',
        'properties',
        'created_at',
        'updated_at',
      ],
    },
    'products',
    ['id'],
  ),
  plainTable(
    {
      name: 'variants',
      about: 'Variants of products',
      columns: ['product_id', 'sku', 'title', 'price', 'currency', 'inventory_quantity', 'properties', 'updated_at'],
    },
    'product_variants',
    ['sku'],
  ),
];

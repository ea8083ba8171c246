import { z } from 'zod';
import { notFound } from '../../kernel/problem.ts';
import { publicRoute } from '../../platform/http/index.ts';
import { productImage } from './rules/product-image.ts';

export const routes = [
  publicRoute({
    audience: 'public',
    method: 'GET',
    url: '/sample/images/:file',
    operationId: 'sampleImage',
    summary: 'A picture of a product of the sample brand',
    tags: ['Sample'],
    hidden: true,
    status: 200,
    params: z.object({ file: z.string().regex(/^[A-Z]{3}-\d{2}\.svg$/) }),
    handle: (_platform, { params, reply }) => {
      const image = productImage(params.file.replace('.svg', ''));
      if (!image) throw notFound('image');
      // Messages show these from wherever they are read.
      void reply
        .header('cross-origin-resource-policy', 'cross-origin')
        .header('content-type', 'image/svg+xml; charset=utf-8')
        .header('cache-control', 'public, max-age=86400')
        .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'");
      return image;
    },
  }),
];

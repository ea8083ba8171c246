/**
 * Segment's e-commerce spec (segment.com/docs/connections/spec/ecommerce/v2) in the names the field's segments and
 * flows use. Other names stay as the caller wrote them.
 */
const metrics: Record<string, string> = {
  'product viewed': 'Viewed Product',
  'product list viewed': 'Viewed Collection',
  'products searched': 'Submitted Search',
  'product added': 'Added to Cart',
  'checkout started': 'Started Checkout',
  'order completed': 'Order Completed',
  'product reviewed': 'Submitted Review',
};

export const metricOfSegment = (event: string): string => metrics[event.toLowerCase()] ?? event;

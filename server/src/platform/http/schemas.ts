import { z } from 'zod';

/** Query of a cursor-paged list. */
export const cursorQuery = (maximum = 200, fallback = 50) =>
  z.object({
    cursor: z.string().max(500).optional().describe('`nextCursor` of the previous page'),
    limit: z.coerce.number().int().min(1).max(maximum).default(fallback),
  });

export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

/** `/things/:id` where ids are positive whole numbers. */
export const idParam = z.object({ id: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) });

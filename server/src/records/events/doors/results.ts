import { z } from 'zod';
import { Problem, type FieldError } from '../../../kernel/problem.ts';
import type { Context } from '../../../platform/context.ts';
import { placesOf } from '../../../platform/http/index.ts';
import { acceptMessages } from '../inbox.ts';
import type { Message } from '../message.ts';

export type Read = { message: Message } | { errors: FieldError[] };

export const acceptedSchema = z
  .object({
    accepted: z.number(),
    refused: z.number(),
    results: z.array(
      z.object({
        index: z.number(),
        status: z.enum(['accepted', 'refused']),
        errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
      }),
    ),
  })
  .meta({ id: 'Accepted' });

/**
 * Keeps every good row of a request and says of each what became of it. When none is good the request is refused as
 * a whole, with every place.
 */
export async function acceptRows(ctx: Context, reads: readonly Read[]): Promise<z.infer<typeof acceptedSchema>> {
  const messages = reads.flatMap((read) => ('message' in read ? [read.message] : []));
  if (messages.length === 0) {
    throw new Problem({
      status: 422,
      code: 'invalid_request',
      title: 'The request is not valid',
      detail: reads.length === 1 ? 'The row was refused.' : `All ${reads.length} rows were refused.`,
      errors: reads.flatMap((read) => ('errors' in read ? read.errors : [])).slice(0, 200),
    });
  }
  await acceptMessages(ctx.platform, ctx.workspaceId, messages);
  return {
    accepted: messages.length,
    refused: reads.length - messages.length,
    results: reads.map((read, index) =>
      'message' in read
        ? { index, status: 'accepted' as const }
        : { index, status: 'refused' as const, errors: read.errors },
    ),
  };
}

/** Whether the caller may say who somebody is. */
export const isTrusted = (ctx: Context): boolean => ctx.actor.type !== 'key' || ctx.actor.kind === 'secret';

export const zodErrors = (error: z.ZodError, path: string): FieldError[] =>
  error.issues
    .slice(0, 20)
    .flatMap((issue) => placesOf(issue))
    .map((place) => ({ ...place, path: place.path === '/' && path !== '' ? path : `${path}${place.path}` }));

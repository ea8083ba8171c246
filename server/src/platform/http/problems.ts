import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { Problem } from '../../kernel/problem.ts';
import { placesOf } from './issues.ts';

/** RFC 9457 problem details as every error answer of the API. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number(),
    code: z.string(),
    detail: z.string().optional(),
    remedy: z.string().optional(),
    errors: z
      .array(
        z.object({
          path: z.string(),
          message: z.string(),
          line: z.number().int().optional().describe('Within a text; from 1'),
          column: z.number().int().optional(),
          offset: z.number().int().optional().describe('From 0, in UTF-16 units, as is `length`'),
          length: z.number().int().optional(),
          suggestion: z.string().optional().describe('The known name that was probably meant'),
        }),
      )
      .optional(),
    requestId: z.string().optional(),
  })
  .meta({ id: 'Problem' });

export function sendProblem(problem: Problem, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (problem.retryAfterSeconds !== undefined) void reply.header('retry-after', String(problem.retryAfterSeconds));
  return reply
    .status(problem.status)
    .type('application/problem+json')
    .send(
      JSON.stringify({
        type: `/docs/problems#${problem.code}`,
        title: problem.title,
        status: problem.status,
        code: problem.code,
        detail: problem.detail,
        remedy: problem.remedy,
        errors: problem.errors,
        requestId: request.id,
      }),
    );
}

/** Whatever was thrown, as a problem. Unknown errors say nothing of the inside; the log has them under the request id. */
export function asProblem(error: unknown, request: FastifyRequest): Problem {
  if (error instanceof Problem) return error;
  if (hasZodFastifySchemaValidationErrors(error)) {
    const context = error.validationContext ?? 'body';
    const within = context === 'body' ? '' : `?${context}`;
    return new Problem({
      status: 422,
      code: 'invalid_request',
      title: 'The request is not valid',
      detail: 'Some fields are missing or wrong.',
      errors: error.validation
        .flatMap((v) =>
          placesOf({
            ...v.params,
            code: v.keyword,
            path: v.instancePath.split('/').filter(Boolean),
            message: v.message ?? 'is not valid',
          }),
        )
        .slice(0, 100)
        .map((place) => ({ ...place, path: `${within}${place.path}` })),
    });
  }
  const known = fastifyProblem(error);
  if (known) return known;
  request.log.error(
    { err: error instanceof Error ? { name: error.name, message: error.message, stack: error.stack } : {} },
    'request failed',
  );
  return new Problem({
    status: 500,
    code: 'internal',
    title: 'Something failed inside',
    detail: 'The request could not be completed. Nothing half-done was kept.',
    remedy: 'Try again; if it happens again, give the request id to whoever runs this server.',
  });
}

function fastifyProblem(error: unknown): Problem | null {
  if (!(error instanceof Error)) return null;
  const { code, statusCode } = error as FastifyError;
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
    return new Problem({
      status: 413,
      code: 'body_too_large',
      title: 'The body is too large',
      detail: 'The request body is larger than this endpoint takes.',
      remedy: 'Split it into several requests.',
    });
  }
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') {
    return new Problem({
      status: 415,
      code: 'unsupported_media_type',
      title: 'Unsupported media type',
      detail: 'This endpoint does not take that Content-Type.',
      remedy: 'Send "Content-Type: application/json".',
    });
  }
  if (
    error instanceof SyntaxError ||
    code === 'FST_ERR_CTP_INVALID_JSON_BODY' ||
    code === 'FST_ERR_CTP_EMPTY_JSON_BODY'
  ) {
    return new Problem({
      status: 400,
      code: 'malformed_json',
      title: 'The body is not JSON',
      detail: error.message,
      remedy: 'Send one valid UTF-8 JSON document.',
    });
  }
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return new Problem({
      status: statusCode,
      code: 'bad_request',
      title: 'The request is not valid',
      detail: error.message,
    });
  }
  return null;
}

import { randomUUID } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../../../kernel/problem.ts';
import type { Context } from '../../../platform/context.ts';
import { uploadName } from '../run/places.ts';

export type Upload = { uploadId: string; fileName: string; bytes: number; fields: Record<string, string> };

const largest = 20 * 1024 * 1024 * 1024;

/** Streams the `file` part of a multipart request into the files store. Other fields have to come before it. */
export async function receiveUpload(ctx: Context, request: FastifyRequest): Promise<Upload> {
  const part = await request.file({ limits: { fileSize: largest, files: 1, fieldSize: 100_000 } });
  if (!part) throw missing();
  const uploadId = randomUUID();
  const name = uploadName(ctx.workspaceId, uploadId);
  const bytes = await ctx.platform.files.write(name, part.file);
  if (part.file.truncated) {
    await ctx.platform.files.remove(name);
    throw new Problem({
      status: 413,
      code: 'too_large',
      title: 'The file is too large',
      detail: 'A file may have 20 GB.',
      remedy: 'Split the file, or import it on the server with the command line.',
    });
  }
  const fields: Record<string, string> = {};
  for (const [field, value] of Object.entries(part.fields)) {
    if (value && !Array.isArray(value) && value.type === 'field' && typeof value.value === 'string')
      fields[field] = value.value;
  }
  return { uploadId, fileName: part.filename.slice(0, 200) || 'file', bytes, fields };
}

const missing = (): Problem =>
  new Problem({
    status: 422,
    code: 'no_file',
    title: 'There is no file',
    detail: 'The request has no part named "file".',
    remedy: 'Send multipart/form-data with the fields first and the part "file" last.',
  });

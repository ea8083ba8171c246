import { z } from 'zod';
import { invalid, notFound } from '../../kernel/problem.ts';
import type { Context } from '../../platform/context.ts';
import { cursorQuery, memberRoute, pageOf } from '../../platform/http/index.ts';
import { previewImport } from './actions/preview-import.ts';
import { receiveUpload } from './actions/receive-upload.ts';
import { startImport } from './actions/start-import.ts';
import { kinds } from './kinds/index.ts';
import { kindNames } from './kinds/kind.ts';
import { mappingSchema, optionsSchema } from './mapping.ts';
import { listImports, readImport, shown } from './queries/read-imports.ts';
import { rejectsName, uploadName } from './run/places.ts';
import { importStatuses } from './tables.ts';

const tags = ['Imports'];
const params = z.object({ id: z.uuid() });

const importItem = z
  .object({
    id: z.uuid().describe('Also the id of its operation: cancel it there'),
    kind: z.enum(kindNames),
    fileName: z.string(),
    status: z.enum(importStatuses),
    mapping: mappingSchema,
    rowsTotal: z.number().int().nullable(),
    notes: z.array(z.string()),
    error: z.string().nullable(),
    report: z.object({
      rows: z.number().int().describe('imported + refused'),
      imported: z.number().int(),
      refused: z.number().int(),
      reasons: z.array(z.object({ reason: z.string(), rows: z.number().int() })),
      counts: z.record(z.string(), z.number()),
      dryRun: z.boolean(),
    }),
    rejectsUrl: z.string().nullable(),
    createdAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Import' });

const preview = z
  .object({
    uploadId: z.uuid(),
    kind: z.enum(kindNames),
    format: z.object({ type: z.string(), encoding: z.string(), delimiter: z.string(), compressed: z.boolean() }),
    columns: z.array(
      z.object({ name: z.string(), type: z.string(), samples: z.array(z.string()), field: z.string().nullable() }),
    ),
    mapping: mappingSchema,
    rows: z.array(
      z.object({ row: z.number().int(), values: z.record(z.string(), z.unknown()), problems: z.array(z.string()) }),
    ),
    notes: z.array(z.string()),
    problems: z.array(z.object({ path: z.string(), message: z.string() })),
  })
  .meta({ id: 'ImportPreview' });

const wanted = z.object({
  kind: z.enum(kindNames),
  mapping: mappingSchema.optional(),
  options: optionsSchema.default({}),
  dryRun: z.boolean().default(false),
});
const previewWanted = wanted.omit({ dryRun: true }).extend({ kind: z.enum(kindNames).optional() });
const startBody = wanted.extend({ uploadId: z.uuid(), fileName: z.string().min(1).max(200).optional() });

/** Members of a multipart request as the JSON body would have them. @throws Problem 422 */
function fromFields<T>(fields: Record<string, string>, schema: z.ZodType<T>): T {
  const members = Object.fromEntries(
    Object.entries(fields).map(([name, text]): [string, unknown] => {
      if (name === 'kind') return [name, text];
      try {
        return [name, JSON.parse(text)];
      } catch {
        throw invalid(`The field "${name}" is not JSON.`);
      }
    }),
  );
  const parsed = schema.safeParse(members);
  if (!parsed.success)
    throw invalid(
      'The fields are not valid.',
      parsed.error.issues.map((i) => ({ path: `/${i.path.join('/')}`, message: i.message })),
    );
  return parsed.data;
}

async function checkUpload(ctx: Context, uploadId: string): Promise<string> {
  const name = uploadName(ctx.workspaceId, uploadId);
  if ((await ctx.platform.files.size(name)) === null) throw notFound('upload');
  return name;
}

export const routes = [
  memberRoute({
    method: 'GET',
    url: '/api/v1/imports/kinds',
    operationId: 'listImportKinds',
    summary: 'What can be imported and the fields of each kind',
    tags,
    audience: 'member',
    permission: 'imports:read',
    response: z.object({
      items: z.array(
        z.object({
          name: z.enum(kindNames),
          title: z.string(),
          fields: z.array(z.object({ name: z.string(), label: z.string(), type: z.string(), required: z.boolean() })),
          oneOf: z.array(z.array(z.string())),
          keepsRest: z.boolean(),
        }),
      ),
    }),
    handle: () => ({
      items: kindNames.map((name) => {
        const { title, fields, oneOf, keepsRest } = kinds[name];
        return {
          name,
          title,
          keepsRest,
          oneOf: oneOf.map((names) => [...names]),
          fields: fields.map((f) => ({ name: f.name, label: f.label, type: f.type, required: f.required ?? false })),
        };
      }),
    }),
  }),
  memberRoute({
    method: 'POST',
    url: '/api/v1/imports/preview',
    operationId: 'previewImport',
    summary: 'Look at a file without importing it',
    description:
      'multipart/form-data (optional fields kind, mapping and options as JSON, then the part "file") uploads a file; JSON with its uploadId looks at it again.',
    tags,
    audience: 'member',
    permission: 'imports:write',
    idempotent: false,
    body: previewWanted.extend({ uploadId: z.uuid() }).nullish(),
    response: preview,
    handle: async (ctx, { body, request }) => {
      if (body) return previewImport(ctx, body);
      if (!request.isMultipart()) throw invalid('Send multipart/form-data with a file, or JSON with an uploadId.');
      const { uploadId, fields } = await receiveUpload(ctx, request);
      return previewImport(ctx, { uploadId, ...fromFields(fields, previewWanted) });
    },
  }),
  memberRoute({
    method: 'POST',
    url: '/api/v1/imports',
    operationId: 'startImport',
    summary: 'Import a file, or check all of it without importing (dryRun)',
    description:
      'JSON with the uploadId of a preview, or multipart/form-data with the fields first and the part "file" last.',
    tags,
    audience: 'member',
    permission: 'imports:write',
    status: 202,
    body: startBody.nullish(),
    response: importItem,
    handle: async (ctx, { body, request }) => {
      if (body) {
        const storedAs = await checkUpload(ctx, body.uploadId);
        return shown(await startImport(ctx, { ...body, fileName: body.fileName ?? 'upload', file: { storedAs } }));
      }
      if (!request.isMultipart()) throw invalid('Send multipart/form-data with a file, or JSON with an uploadId.');
      const upload = await receiveUpload(ctx, request);
      const stated = fromFields(upload.fields, wanted);
      return shown(
        await startImport(ctx, {
          ...stated,
          fileName: upload.fileName,
          file: { storedAs: uploadName(ctx.workspaceId, upload.uploadId) },
        }),
      );
    },
  }),
  memberRoute({
    method: 'GET',
    url: '/api/v1/imports',
    operationId: 'listImports',
    summary: 'Imports, newest first',
    tags,
    audience: 'member',
    permission: 'imports:read',
    query: cursorQuery(),
    response: pageOf(importItem),
    handle: (ctx, { query }) => listImports(ctx, query),
  }),
  memberRoute({
    method: 'GET',
    url: '/api/v1/imports/:id',
    operationId: 'readImport',
    summary: 'How far an import is and its report',
    tags,
    audience: 'member',
    permission: 'imports:read',
    params,
    response: importItem,
    handle: (ctx, call) => readImport(ctx, call.params.id),
  }),
  memberRoute({
    method: 'GET',
    url: '/api/v1/imports/:id/rejects',
    operationId: 'downloadRejects',
    summary: 'The refused rows with their reasons, as CSV',
    tags,
    audience: 'member',
    permission: 'imports:write',
    params,
    handle: async (ctx, { params: { id }, reply }) => {
      await readImport(ctx, id);
      const name = rejectsName(ctx.workspaceId, id);
      if ((await ctx.platform.files.size(name)) === null) throw notFound('file of refused rows');
      void reply
        .header('content-disposition', `attachment; filename="refused-${id.slice(0, 8)}.csv"`)
        .type('text/csv; charset=utf-8');
      await reply.send(ctx.platform.files.read(name));
    },
  }),
];

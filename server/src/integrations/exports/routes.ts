import { z } from 'zod';
import { notFound } from '../../kernel/problem.ts';
import { exportSources } from '../../platform/exports/index.ts';
import { memberRoute } from '../../platform/http/index.ts';
import { archiveName, startExport } from './start-export.ts';

const tags = ['Exports'];

export const routes = [
  memberRoute({
    method: 'GET',
    url: '/api/v1/exports/kinds',
    operationId: 'listExportKinds',
    summary: 'What an export can contain',
    tags,
    audience: 'member',
    permission: 'exports:write',
    response: z.object({
      items: z.array(z.object({ name: z.string(), format: z.enum(['csv', 'jsonl']), about: z.string() })),
    }),
    handle: (ctx) => ({
      items: ctx.platform.slots.all(exportSources).map(({ name, format, about }) => ({ name, format, about })),
    }),
  }),
  memberRoute({
    method: 'POST',
    url: '/api/v1/exports',
    operationId: 'startExport',
    summary: 'Export everything, or some kinds, in open formats',
    description:
      'The answer names an operation; when it is done its resultUrl is the archive (tar.gz of CSV and JSONL files).',
    tags,
    audience: 'member',
    permission: 'exports:write',
    status: 202,
    body: z.object({ kinds: z.array(z.string().max(100)).max(100).optional() }),
    response: z.object({ id: z.uuid().describe('Of the export and of its operation') }),
    handle: async (ctx, { body }) => ({ id: await startExport(ctx, body.kinds) }),
  }),
  memberRoute({
    method: 'GET',
    url: '/api/v1/exports/:id/download',
    operationId: 'downloadExport',
    summary: 'The archive of an export',
    tags,
    audience: 'member',
    permission: 'exports:write',
    params: z.object({ id: z.uuid() }),
    handle: async (ctx, { params: { id }, reply }) => {
      const name = archiveName(ctx.workspaceId, id);
      const size = await ctx.platform.files.size(name);
      if (size === null) throw notFound('export');
      void reply
        .header('content-disposition', `attachment; filename="export-${id.slice(0, 8)}.tar.gz"`)
        .header('content-length', size)
        .type('application/gzip');
      await reply.send(ctx.platform.files.read(name));
    },
  }),
];

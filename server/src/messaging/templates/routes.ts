import { z } from 'zod';
import { decodeCursor, toPage } from '../../kernel/pagination.ts';
import { notFound } from '../../kernel/problem.ts';
import { transact } from '../../platform/context.ts';
import { cursorQuery, idParam, memberRoute, pageOf } from '../../platform/http/index.ts';
import {
  contentOf,
  createTemplate,
  deleteTemplate,
  readTemplate,
  restoreTemplate,
  updateTemplate,
  type TemplateWithVersion,
} from './actions/save-template.ts';
import { previewContent, previewVersion } from './queries/preview.ts';
import { templatePage, versionByNumber, versionsOf } from './store.ts';

const kind = z.enum(['marketing', 'transactional']);
const format = z.enum(['mjml', 'html']);
const content = {
  class: kind,
  subject: z.string().trim().min(1).max(500).describe('Liquid allowed'),
  preheader: z.string().max(500).describe('The line an inbox shows after the subject; Liquid allowed'),
  format,
  source: z.string().min(1).max(500_000).describe('MJML or HTML with Liquid'),
  textSource: z.string().max(200_000).nullable().describe('Text part with Liquid; null: made from the HTML'),
};
export const contentInput = z.object({
  ...content,
  class: kind.default('marketing'),
  preheader: content.preheader.default(''),
  textSource: content.textSource.default(null),
});

const listed = z
  .object({
    id: z.number(),
    name: z.string(),
    version: z.number(),
    class: kind,
    subject: z.string(),
    format,
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'TemplateSummary' });
const template = z
  .object({
    id: z.number(),
    name: z.string(),
    version: z.number(),
    versionId: z.number(),
    ...content,
    warnings: z.array(z.string()),
    links: z.array(z.object({ position: z.number(), href: z.string() })),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'Template' });
export const previewSchema = z
  .object({ subject: z.string(), html: z.string(), text: z.string(), warnings: z.array(z.string()) })
  .meta({ id: 'MessagePreview' });

const shown = ({ template: t, version: v }: TemplateWithVersion): z.infer<typeof template> => ({
  id: t.id,
  name: t.name,
  version: v.version,
  versionId: v.id,
  class: v.class,
  subject: v.subject,
  preheader: v.preheader,
  format: v.format,
  source: v.source,
  textSource: v.text_source,
  warnings: v.warnings,
  links: v.links,
  createdAt: t.created_at.toISOString(),
  updatedAt: t.updated_at.toISOString(),
});

const tags = ['Templates'];
const audience = 'member';
const name = z.string().trim().min(1).max(200);

export const routes = [
  memberRoute({
    method: 'GET',
    url: '/api/v1/templates',
    operationId: 'listTemplates',
    summary: 'Templates, last changed first',
    tags,
    audience,
    permission: 'templates:read',
    query: cursorQuery().extend({ search: z.string().max(200).optional() }),
    response: pageOf(listed),
    handle: async (ctx, { query }) => {
      const after = decodeCursor(query.cursor, 2);
      const rows = await transact(ctx, (tx) =>
        templatePage(tx, ctx.workspaceId, query.search, after && [after[0] ?? null, after[1] ?? null], query.limit + 1),
      );
      const page = toPage(rows, query.limit, (row) => [row.updated_at.toISOString(), row.id]);
      return {
        ...page,
        items: page.items.map((t) => ({
          id: t.id,
          name: t.name,
          version: t.version,
          class: t.class,
          subject: t.subject,
          format: t.format,
          updatedAt: t.updated_at.toISOString(),
        })),
      };
    },
  }),
  memberRoute({
    method: 'POST',
    url: '/api/v1/templates',
    operationId: 'createTemplate',
    summary: 'Create a template',
    tags,
    audience,
    permission: 'templates:write',
    status: 201,
    body: contentInput.extend({ name }),
    response: template,
    handle: async (ctx, { body: { name: called, ...rest } }) => shown(await createTemplate(ctx, called, rest)),
  }),
  memberRoute({
    method: 'GET',
    url: '/api/v1/templates/:id',
    operationId: 'getTemplate',
    summary: 'A template with its newest version',
    tags,
    audience,
    permission: 'templates:read',
    params: idParam,
    response: template,
    handle: async (ctx, { params }) => shown(await readTemplate(ctx, params.id)),
  }),
  memberRoute({
    method: 'PATCH',
    url: '/api/v1/templates/:id',
    operationId: 'updateTemplate',
    summary: 'Rename a template or save a new version of it',
    tags,
    audience,
    permission: 'templates:write',
    params: idParam,
    body: z.object({ name, ...content }).partial(),
    response: template,
    handle: async (ctx, { params, body }) => shown(await updateTemplate(ctx, params.id, body)),
  }),
  memberRoute({
    method: 'DELETE',
    url: '/api/v1/templates/:id',
    operationId: 'deleteTemplate',
    summary: 'Delete a template; it can be restored',
    tags,
    audience,
    permission: 'templates:write',
    params: idParam,
    status: 204,
    handle: (ctx, { params }) => deleteTemplate(ctx, params.id),
  }),
  memberRoute({
    method: 'POST',
    url: '/api/v1/templates/:id/restore',
    operationId: 'restoreTemplate',
    summary: 'Take a deletion back',
    tags,
    audience,
    permission: 'templates:write',
    params: idParam,
    status: 204,
    handle: (ctx, { params }) => restoreTemplate(ctx, params.id),
  }),
  memberRoute({
    method: 'GET',
    url: '/api/v1/templates/:id/versions',
    operationId: 'listTemplateVersions',
    summary: 'Versions, newest first',
    tags,
    audience,
    permission: 'templates:read',
    params: idParam,
    response: z.object({
      items: z.array(
        z.object({ id: z.number(), version: z.number(), subject: z.string(), createdAt: z.iso.datetime() }),
      ),
    }),
    handle: async (ctx, { params }) => {
      await readTemplate(ctx, params.id);
      const rows = await transact(ctx, (tx) => versionsOf(tx, ctx.workspaceId, params.id));
      return {
        items: rows.map((v) => ({
          id: v.id,
          version: v.version,
          subject: v.subject,
          createdAt: v.created_at.toISOString(),
        })),
      };
    },
  }),
  memberRoute({
    method: 'GET',
    url: '/api/v1/templates/:id/versions/:version',
    operationId: 'getTemplateVersion',
    summary: 'The content of one version',
    tags,
    audience,
    permission: 'templates:read',
    params: idParam.extend({ version: z.coerce.number().int().positive().max(2_147_483_647) }),
    response: z.object({ id: z.number(), version: z.number(), ...content, createdAt: z.iso.datetime() }),
    handle: async (ctx, { params }) => {
      await readTemplate(ctx, params.id);
      const found = await transact(ctx, (tx) => versionByNumber(tx, ctx.workspaceId, params.id, params.version));
      if (!found) throw notFound('version');
      return { id: found.id, version: found.version, ...contentOf(found), createdAt: found.created_at.toISOString() };
    },
  }),
  memberRoute({
    method: 'POST',
    url: '/api/v1/templates/:id/preview',
    operationId: 'previewTemplate',
    summary: 'The template as one person would get it',
    tags,
    audience,
    permission: 'templates:read',
    idempotent: false,
    params: idParam,
    body: z.object({ profileId: z.number().int().positive().optional() }),
    response: previewSchema,
    handle: async (ctx, { params, body }) =>
      previewVersion(ctx, (await readTemplate(ctx, params.id)).version.id, body.profileId),
  }),
  memberRoute({
    method: 'POST',
    url: '/api/v1/templates/preview',
    operationId: 'previewContent',
    summary: 'Unsaved content as one person would get it',
    tags,
    audience,
    permission: 'templates:read',
    idempotent: false,
    body: contentInput.extend({ profileId: z.number().int().positive().optional() }),
    response: previewSchema,
    handle: (ctx, { body: { profileId, ...rest } }) => previewContent(ctx, rest, profileId),
  }),
];

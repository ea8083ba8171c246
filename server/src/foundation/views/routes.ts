import { z } from 'zod';
import { idParam, memberRoute } from '../../platform/http/index.ts';
import { deleteView, listViews, saveView, updateView } from './views.ts';

const name = z.string().trim().min(1).max(80);
const page = z.string().regex(/^[a-z][a-z-]{0,39}$/, { error: 'is not the name of a list' });
const state = z
  .record(z.string().max(60), z.json())
  .refine((value) => JSON.stringify(value).length <= 20_000, { error: 'is larger than 20,000 characters' });

const view = z
  .object({
    id: z.number().int(),
    page: z.string(),
    name: z.string(),
    state: z.record(z.string(), z.json()),
    shared: z.boolean(),
    mine: z.boolean(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'SavedView' });

const newView = z.strictObject({ page, name, state, shared: z.boolean().default(false) }).meta({ id: 'NewSavedView' });
const viewChange = z
  .strictObject({ name: name.optional(), state: state.optional(), shared: z.boolean().optional() })
  .meta({ id: 'SavedViewChange' });

const tags = ['Settings'];
// A view is personal: whoever may read the brand's settings may keep some.
const read = { audience: 'member', permission: 'settings:read', tags } as const;

export const routes = [
  memberRoute({
    ...read,
    method: 'GET',
    url: '/api/v1/views',
    operationId: 'listViews',
    summary: 'Saved views of a list: your own and shared ones',
    query: z.object({ page }),
    response: z.object({ items: z.array(view) }),
    handle: async (ctx, { query }) => ({ items: await listViews(ctx, query.page) }),
  }),
  memberRoute({
    ...read,
    method: 'POST',
    url: '/api/v1/views',
    operationId: 'saveView',
    summary: 'Save a view of a list',
    status: 201,
    body: newView,
    response: view,
    handle: (ctx, { body: { page: list, ...content } }) => saveView(ctx, list, content),
  }),
  memberRoute({
    ...read,
    method: 'PATCH',
    url: '/api/v1/views/:id',
    operationId: 'updateView',
    summary: 'Rename, change or share a view of your own',
    params: idParam,
    body: viewChange,
    response: view,
    handle: (ctx, { params, body }) => updateView(ctx, params.id, body),
  }),
  memberRoute({
    ...read,
    method: 'DELETE',
    url: '/api/v1/views/:id',
    operationId: 'deleteView',
    summary: 'Delete a view of your own',
    params: idParam,
    status: 204,
    handle: (ctx, { params }) => deleteView(ctx, params.id),
  }),
];

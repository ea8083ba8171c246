import { z } from 'zod';
import PostalMime from 'postal-mime';
import { audit } from '../../foundation/audit/index.ts';
import { decodeCursor, toPage } from '../../kernel/pagination.ts';
import { notFound } from '../../kernel/problem.ts';
import { transact } from '../../platform/context.ts';
import { cursorQuery, idParam, memberRoute, pageOf } from '../../platform/http/index.ts';
import { readTemplate } from '../templates/index.ts';
import { sendTest } from './actions/send-test.ts';
import { changeSettings, readSettings, testConnection } from './actions/settings.ts';
import { sendTestMessage } from './actions/test-message.ts';
import { emptyMailbox, mailboxMessage, mailboxPage } from './store.mailbox.ts';

const settings = z
  .object({
    provider: z.enum(['mailbox', 'smtp']),
    smtpHost: z.string().nullable(),
    unsubscribeMailto: z.string().nullable(),
    fromName: z.string(),
    fromEmail: z.string().nullable(),
    replyTo: z.string().nullable(),
  })
  .meta({ id: 'DeliverySettings' });
const listed = { id: z.number(), from: z.string(), to: z.string(), subject: z.string(), receivedAt: z.iso.datetime() };
export const testResults = z.object({
  results: z.array(z.object({ to: z.string(), ok: z.boolean(), message: z.string() })),
});
export const testInput = z.object({
  to: z.array(z.string().max(320)).min(1).max(10),
  profileId: z.number().int().positive().optional(),
});

const tags = ['Sending'];
const audience = 'member';

export const routes = [
  memberRoute({
    method: 'GET',
    url: '/api/v1/delivery/settings',
    operationId: 'readDeliverySettings',
    summary: 'How messages leave, and as whom',
    tags,
    audience,
    permission: 'settings:read',
    response: settings,
    handle: (ctx) => readSettings(ctx),
  }),
  memberRoute({
    method: 'PATCH',
    url: '/api/v1/delivery/settings',
    operationId: 'updateDeliverySettings',
    summary: 'Change how messages leave',
    tags,
    audience,
    permission: 'settings:write',
    body: z.object({
      provider: z.enum(['mailbox', 'smtp']).optional(),
      smtpUrl: z.string().max(1000).optional().describe('smtp://user:password@host:587, kept sealed and never shown'),
      unsubscribeMailto: z.string().max(320).nullable().optional(),
      fromName: z.string().trim().min(1).max(200).optional(),
      fromEmail: z.string().max(320).optional(),
      replyTo: z.string().max(320).nullable().optional(),
    }),
    response: settings,
    handle: (ctx, { body }) => changeSettings(ctx, body),
  }),
  memberRoute({
    method: 'POST',
    url: '/api/v1/delivery/test-connection',
    operationId: 'testDeliveryConnection',
    summary: 'Connect and sign in to the SMTP server without sending',
    tags,
    audience,
    permission: 'settings:write',
    idempotent: false,
    body: z.object({ smtpUrl: z.string().max(1000).optional() }),
    response: z.object({ ok: z.boolean(), message: z.string() }),
    handle: (ctx, { body }) => testConnection(ctx, body.smtpUrl),
  }),
  memberRoute({
    method: 'POST',
    url: '/api/v1/delivery/test-message',
    operationId: 'sendTestMessage',
    summary: 'Send one test message the way messages leave, and say what the other side answered',
    tags,
    audience,
    permission: 'settings:write',
    idempotent: false,
    body: z.object({ to: z.string().trim().max(320) }),
    response: z.object({
      ok: z.boolean(),
      provider: z.string(),
      reply: z.string().describe('what the other side said, word for word'),
      meaning: z.string(),
    }),
    handle: (ctx, { body }) => sendTestMessage(ctx, body.to),
  }),
  memberRoute({
    method: 'POST',
    url: '/api/v1/templates/:id/test',
    operationId: 'testTemplate',
    summary: 'Send the template to colleagues',
    tags: ['Templates'],
    audience,
    permission: 'campaigns:send',
    params: idParam,
    body: testInput,
    response: testResults,
    handle: async (ctx, { params, body }) => {
      const { version } = await readTemplate(ctx, params.id);
      return { results: await sendTest(ctx, { versionId: version.id, ...body }) };
    },
  }),
  memberRoute({
    method: 'GET',
    url: '/api/v1/mailbox',
    operationId: 'listMailbox',
    summary: 'Messages in the built-in mailbox, newest first',
    tags,
    audience,
    permission: 'campaigns:read',
    query: cursorQuery().extend({ search: z.string().max(200).optional() }),
    response: pageOf(z.object(listed).meta({ id: 'MailboxSummary' })),
    handle: async (ctx, { query }) => {
      const after = decodeCursor(query.cursor, 1);
      const rows = await transact(ctx, (tx) =>
        mailboxPage(tx, ctx.workspaceId, query.search, after ? Number(after[0]) : null, query.limit + 1),
      );
      const page = toPage(rows, query.limit, (row) => [row.id]);
      return {
        ...page,
        items: page.items.map((m) => ({
          id: m.id,
          from: m.sender,
          to: m.recipient,
          subject: m.subject,
          receivedAt: m.received_at.toISOString(),
        })),
      };
    },
  }),
  memberRoute({
    method: 'GET',
    url: '/api/v1/mailbox/:id',
    operationId: 'getMailboxMessage',
    summary: 'One message: parts, headers and source',
    tags,
    audience,
    permission: 'campaigns:read',
    params: idParam,
    response: z
      .object({
        ...listed,
        headers: z.array(z.object({ name: z.string(), value: z.string() })),
        html: z.string(),
        text: z.string(),
        raw: z.string(),
      })
      .meta({ id: 'MailboxMessage' }),
    handle: async (ctx, { params }) => {
      const m = await transact(ctx, (tx) => mailboxMessage(tx, ctx.workspaceId, params.id));
      if (!m) throw notFound('message');
      const parsed = await PostalMime.parse(m.raw);
      return {
        id: m.id,
        from: m.sender,
        to: m.recipient,
        subject: m.subject,
        receivedAt: m.received_at.toISOString(),
        headers: parsed.headers.map((h) => ({ name: h.originalKey, value: h.value })),
        html: parsed.html ?? '',
        text: parsed.text ?? '',
        raw: m.raw,
      };
    },
  }),
  memberRoute({
    method: 'DELETE',
    url: '/api/v1/mailbox',
    operationId: 'emptyMailbox',
    summary: 'Empty the built-in mailbox',
    tags,
    audience,
    permission: 'settings:write',
    status: 204,
    handle: (ctx) =>
      transact(ctx, async (tx) => {
        const removed = await emptyMailbox(tx, ctx.workspaceId);
        await audit(ctx, tx, { action: 'mailbox.emptied', entity: 'mailbox', changes: { removed } });
      }),
  }),
];

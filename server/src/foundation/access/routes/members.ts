import { z } from 'zod';
import { cursorQuery, memberRoute, pageOf } from '../../../platform/http/index.ts';
import { changeRole, leaveWorkspace, listMembers, removeMember } from '../people/members.ts';
import { role } from './schemas.ts';

const member = z
  .object({
    userId: z.string(),
    name: z.string(),
    email: z.string(),
    role,
    twoFactorEnabled: z.boolean(),
    joinedAt: z.iso.datetime(),
    you: z.boolean(),
  })
  .meta({ id: 'Member' });

const params = z.object({ userId: z.string().min(1).max(100) });
const tags = ['Members'];

export const memberRoutes = [
  memberRoute({
    method: 'GET',
    url: '/api/v1/members',
    operationId: 'listMembers',
    summary: 'Who works here, oldest first',
    tags,
    audience: 'member',
    permission: 'members:read',
    query: cursorQuery(),
    response: pageOf(member),
    handle: (ctx, { query }) => listMembers(ctx, query),
  }),
  memberRoute({
    method: 'PATCH',
    url: '/api/v1/members/:userId',
    operationId: 'changeMemberRole',
    summary: "Change a member's role",
    tags,
    audience: 'member',
    permission: 'members:write',
    params,
    body: z.object({ role }),
    response: z.object({ userId: z.string(), role }),
    handle: (ctx, call) => changeRole(ctx, call.params.userId, call.body.role),
  }),
  memberRoute({
    method: 'DELETE',
    url: '/api/v1/members/:userId',
    operationId: 'removeMember',
    summary: 'Remove a member',
    tags,
    audience: 'member',
    permission: 'members:write',
    params,
    status: 204,
    handle: (ctx, call) => removeMember(ctx, call.params.userId),
  }),
  memberRoute({
    method: 'POST',
    url: '/api/v1/members/leave',
    operationId: 'leaveWorkspace',
    summary: 'Leave this workspace',
    tags,
    audience: 'member',
    permission: 'members:read',
    idempotent: false,
    status: 204,
    handle: (ctx) => leaveWorkspace(ctx),
  }),
];

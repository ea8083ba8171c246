/** Who asks: audit and permissions never guess. */
export type Actor =
  | { type: 'user'; userId: string; email: string; role: Role }
  | { type: 'key'; keyId: string; kind: 'write' | 'secret'; scopes: readonly Permission[] }
  | { type: 'system'; job: string };

export const roles = ['owner', 'admin', 'marketer', 'agent', 'creator_manager', 'analyst', 'read_only'] as const;
export type Role = (typeof roles)[number];

/** resource:verb. `write` includes create, change and delete; `send` hands messages to people; `admin` is settings. */
export const permissions = [
  'profiles:read',
  'profiles:write',
  'consent:write',
  'events:read',
  'events:write',
  'catalog:read',
  'catalog:write',
  'orders:read',
  'orders:write',
  'segments:read',
  'segments:write',
  'templates:read',
  'templates:write',
  'campaigns:read',
  'campaigns:write',
  'campaigns:send',
  'reports:read',
  'imports:read',
  'imports:write',
  'exports:write',
  'operations:read',
  'settings:read',
  'settings:write',
  'members:read',
  'members:write',
  'keys:read',
  'keys:write',
  'audit:read',
] as const;
export type Permission = (typeof permissions)[number];

const reads = permissions.filter((p) => p.endsWith(':read'));
const everyday = reads.filter((p) => !['keys:read', 'audit:read'].includes(p));

const byRole: Record<Role, readonly Permission[]> = {
  owner: permissions,
  admin: permissions,
  marketer: [
    ...everyday,
    'profiles:write',
    'consent:write',
    'events:write',
    'catalog:write',
    'segments:write',
    'templates:write',
    'campaigns:write',
    'campaigns:send',
    'imports:write',
    'exports:write',
  ],
  agent: [...everyday, 'profiles:write', 'consent:write', 'orders:write'],
  creator_manager: [...everyday, 'profiles:write', 'segments:write'],
  analyst: [...everyday, 'segments:write', 'exports:write', 'audit:read'],
  read_only: everyday,
};

export const permissionsOf = (actor: Actor): readonly Permission[] => {
  if (actor.type === 'system') return permissions;
  if (actor.type === 'key') return actor.scopes;
  return byRole[actor.role];
};

export const may = (actor: Actor, permission: Permission): boolean => permissionsOf(actor).includes(permission);

import { permissionsOf, type Actor, type Permission, type Role } from '../../kernel/actor.ts';

/** What a public key may do: add. */
export const writeKeyScopes: readonly Permission[] = ['events:write', 'profiles:write', 'consent:write'];

/** Nobody hands out more than they hold. */
export const covers = (actor: Actor, wanted: readonly Permission[]): boolean => {
  const held = new Set(permissionsOf(actor));
  return wanted.every((permission) => held.has(permission));
};

export const permissionsOfRole = (role: Role): readonly Permission[] =>
  permissionsOf({ type: 'user', userId: '', email: '', role });

/** Owners are made and unmade by owners; any other role by whoever holds all it holds. */
export function mayGrant(actor: Actor, role: Role): boolean {
  if (actor.type === 'system') return true;
  if (role === 'owner') return actor.type === 'user' && actor.role === 'owner';
  return covers(actor, permissionsOfRole(role));
}

/** A workspace without an owner could never be repaired from inside. */
export function leavesNoOwner(
  members: readonly { userId: string; role: Role }[],
  userId: string,
  next: Role | null,
): boolean {
  return next !== 'owner' && !members.some((member) => member.role === 'owner' && member.userId !== userId);
}

export const normalEmail = (email: string): string => email.trim().toLowerCase();

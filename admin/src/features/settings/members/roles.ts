import type { SessionWorkspace } from '../../../api.tsx';
import { roleNames } from '../../../shell/role-names.ts';

type Role = SessionWorkspace['role'];

const roles = Object.keys(roleNames) as Role[];

export const isRole = (value: string | null): value is Role => roles.some((role) => role === value);

/** Only an owner makes owners. */
export const roleOptions = (withOwner: boolean): { value: Role; label: string }[] =>
  roles.filter((role) => withOwner || role !== 'owner').map((role) => ({ value: role, label: roleNames[role] }));

/** What a role may do, in a sentence. */
export const roleMeaning: Record<Role, string> = {
  owner: 'Everything, including making other owners.',
  admin: 'Everything but making owners.',
  marketer: 'Profiles, segments, templates, campaigns and imports; not settings, members or keys.',
  agent: 'Helps customers: profiles, consent and orders.',
  creator_manager: 'Works with creators: profiles and segments.',
  analyst: 'Reads everything, saves segments and exports.',
  read_only: 'Sees the everyday pages, changes nothing.',
};

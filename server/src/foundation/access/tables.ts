import type { Permission, Role } from '../../kernel/actor.ts';

export type UserRow = { id: string; name: string; email: string; twoFactorEnabled: boolean; isSample: boolean };

export type MemberRow = {
  user_id: string;
  role: Role;
  joined_at: Date;
  name: string;
  email: string;
  two_factor: boolean;
};

export type InvitationRow = {
  id: number;
  workspace_id: number;
  email: string;
  role: Role;
  invited_by: string | null;
  created_at: Date;
  expires_at: Date;
  accepted_at: Date | null;
  mailed_at: Date | null;
};

export type KeyKind = 'write' | 'secret';

export type KeyRow = {
  id: string;
  workspace_id: number;
  kind: KeyKind;
  name: string;
  scopes: Permission[];
  hash: Buffer;
  previous_hash: Buffer | null;
  previous_valid_until: Date | null;
  created_by: string | null;
  created_at: Date;
  rotated_at: Date | null;
  expires_at: Date | null;
  revoked_at: Date | null;
  last_used_at: Date | null;
};

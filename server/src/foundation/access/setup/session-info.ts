import type { FastifyRequest } from 'fastify';
import type { Permission, Role } from '../../../kernel/actor.ts';
import type { Platform } from '../../../platform/context.ts';
import { inSystem } from '../../../platform/postgres/index.ts';
import type { SessionUser } from '../../../platform/http/index.ts';
import { workspacesOf } from '../../workspaces/index.ts';
import { canMailReset } from '../recovery/reset-letter.ts';
import { permissionsOfRole } from '../rules.ts';
import { isLoopback } from '../sign-in/origin.ts';
import type { SignedIn } from '../sign-in/session.ts';
import { membershipsOf } from '../store.members.ts';
import { isClaimed, sampleOwner, userById } from '../store.users.ts';

export type MyWorkspace = {
  id: number;
  name: string;
  slug: string;
  currency: string;
  timezone: string;
  locale: string;
  sample: boolean;
  role: Role;
  permissions: Permission[];
};

export type SessionInfo = {
  user: SessionUser | null;
  workspaces: MyWorkspace[];
  setup: {
    /** Nobody is signed in and nobody real has set this installation up yet. */
    needed: boolean;
    /** They may set up a brand: the first one of the installation, or a further one beside their own. */
    brandAllowed: boolean;
    /** This installation has a sample brand (RAPPORT_SAMPLE). */
    sampleOffered: boolean;
    /** The sample brand may be entered without a password from here. */
    sampleAvailable: boolean;
  };
  /** How somebody who forgot the password gets in: by a letter, or by a command on the server. */
  passwordReset: 'mail' | 'command';
};

/** What the interface needs to know before anything else. */
export const sessionInfo = (
  platform: Platform,
  user: SignedIn | null,
  from: Pick<FastifyRequest, 'ip'>,
): Promise<SessionInfo> =>
  inSystem(platform.postgres, async (tx) => {
    const claimed = await isClaimed(tx);
    const sampleOffered = platform.config.sample.enabled;
    const sampleAvailable = sampleOffered && !claimed && isLoopback(from.ip) && (await sampleOwner(tx)) !== null;
    const memberships = user ? await membershipsOf(tx, user.id) : [];
    const roles = new Map(memberships.map(({ workspaceId, role }) => [workspaceId, role]));
    const workspaces = (await workspacesOf(tx, [...roles.keys()])).map((workspace) => {
      const role = roles.get(workspace.id) ?? 'read_only';
      const { id, name, slug, currency, timezone, locale, sample } = workspace;
      return { id, name, slug, currency, timezone, locale, sample, role, permissions: [...permissionsOfRole(role)] };
    });
    const shown = user && {
      id: user.id,
      email: user.email,
      name: user.name,
      twoFactorEnabled: user.twoFactorEnabled,
    };
    return {
      user: shown,
      workspaces,
      setup: {
        needed: !claimed && user === null,
        brandAllowed: !claimed || (user !== null && !user.isSample),
        sampleOffered,
        sampleAvailable,
      },
      passwordReset: canMailReset(platform) ? 'mail' : 'command',
    };
  });

/** What `sessionInfo` will say to somebody who has just been signed in. */
export async function sessionInfoOf(
  platform: Platform,
  userId: string,
  from: Pick<FastifyRequest, 'ip'>,
): Promise<SessionInfo> {
  return sessionInfo(platform, await userById(platform.postgres.system, userId), from);
}

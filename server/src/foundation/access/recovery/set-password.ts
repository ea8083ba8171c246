import { invalid, Problem } from '../../../kernel/problem.ts';
import type { Platform } from '../../../platform/context.ts';
import { randomToken } from '../../../platform/crypto/index.ts';
import { inSystem } from '../../../platform/postgres/index.ts';
import { normalEmail } from '../rules.ts';
import { minimumPasswordLength } from '../sign-in/better-auth.ts';
import { hashPassword } from '../sign-in/session.ts';
import { dropTwoFactor, endSessions, forgetVerifications, putPasswordHash } from '../store.recovery.ts';
import { userByEmail } from '../store.users.ts';
import { tellWorkspaces } from './after-reset.ts';

export type NewPassword = {
  email: string;
  /** Made up when left out. */
  password?: string | undefined;
  /** For somebody who has lost the app and the backup codes too. */
  withoutTwoFactor?: boolean | undefined;
};

/**
 * Gives a person a new password from the server's own command line and signs them out everywhere.
 * @returns the password, which is kept nowhere else
 * @throws Problem 404 for an address nobody signs in with, 422 for a short password
 */
export async function setPassword(
  platform: Platform,
  given: NewPassword,
): Promise<{ email: string; password: string }> {
  const email = normalEmail(given.email);
  const password = given.password ?? randomToken(12);
  if (password.length < minimumPasswordLength) {
    const message = `Use at least ${minimumPasswordLength} characters.`;
    throw invalid('The password was not changed.', [{ path: '/password', message }]);
  }
  const hash = await hashPassword(platform, password);
  await inSystem(platform.postgres, async (tx) => {
    const user = await userByEmail(tx, email);
    if (!user) throw nobody();
    await putPasswordHash(tx, user.id, hash, platform.clock.now());
    if (given.withoutTwoFactor) await dropTwoFactor(tx, user.id);
    await endSessions(tx, user.id);
    await forgetVerifications(tx, user.id);
    await tellWorkspaces(platform, tx, user.id, 'cli:password');
  });
  return { email, password };
}

const nobody = (): Problem =>
  new Problem({
    status: 404,
    code: 'no_such_login',
    title: 'Nobody signs in with this address',
    detail: 'There is no login with this e-mail address.',
    remedy: 'Check its spelling; members of a brand are listed in Settings, Members.',
  });

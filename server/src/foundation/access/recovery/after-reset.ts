import { systemContext, type Platform } from '../../../platform/context.ts';
import { inSystem, type Tx } from '../../../platform/postgres/index.ts';
import { audit } from '../../audit/index.ts';
import { membershipsOf } from '../store.members.ts';
import { forgetVerifications } from '../store.recovery.ts';

/** Ends what the old password had begun: other links, half-done sign-ins, trusted devices. */
export const afterReset = (platform: Platform, userId: string): Promise<void> =>
  inSystem(platform.postgres, async (tx) => {
    await forgetVerifications(tx, userId);
    await tellWorkspaces(platform, tx, userId, 'password-reset');
  });

/** Every brand a person works on sees in its audit log that the way in has changed. */
export async function tellWorkspaces(platform: Platform, tx: Tx, userId: string, job: string): Promise<void> {
  for (const { workspaceId } of await membershipsOf(tx, userId)) {
    const ctx = systemContext(platform, workspaceId, job);
    await audit(ctx, tx, { action: 'member.password_reset', entity: 'member', entityId: userId });
  }
}

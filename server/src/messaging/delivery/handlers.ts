import { workspaceCreated } from '../../foundation/workspaces/index.ts';
import { systemContext } from '../../platform/context.ts';
import { onSignal } from '../../platform/jobs/index.ts';
import { changeSettings, readSettings } from './actions/settings.ts';

/** The sending address named at set-up; one that was set since stays. */
export const firstSender = onSignal(
  workspaceCreated,
  'delivery.firstSender',
  async (platform, workspaceId, { sender }) => {
    if (sender === null) return;
    const ctx = systemContext(platform, workspaceId, 'setup');
    const { fromEmail } = await readSettings(ctx);
    if (fromEmail === null) await changeSettings(ctx, { fromEmail: sender });
  },
);

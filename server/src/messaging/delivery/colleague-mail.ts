import type { WorkspaceMail } from '../../foundation/access/index.ts';
import { transact } from '../../platform/context.ts';
import { escapeHtml } from '../templates/index.ts';
import { deliverUntracked } from './actions/deliver-untracked.ts';
import { readSettings } from './actions/settings.ts';
import { settingsRow } from './store.settings.ts';

/** Through the workspace's own SMTP server and nothing else: everybody here may look into the mailbox. */
export const colleagueMail: WorkspaceMail = async (ctx, { to, subject, text }) => {
  const row = await transact(ctx, (tx) => settingsRow(tx, ctx.workspaceId));
  const { fromName, fromEmail } = await readSettings(ctx);
  if (row?.smtp_sealed == null || row.provider === 'mailbox' || fromEmail === null) return null;
  const [report] = await deliverUntracked(ctx, [
    {
      from: { name: fromName, email: fromEmail },
      replyTo: null,
      to,
      subject,
      text: `${text}\n`,
      html: text.split('\n\n').map(paragraph).join('\n'),
      sourceKind: 'colleague',
      sourceId: 0,
    },
  ]);
  return report ?? null;
};

const paragraph = (text: string): string =>
  `<p>${escapeHtml(text)
    .replace(/https?:\/\/\S+/g, (url) => `<a href="${url}">${url}</a>`)
    .replaceAll('\n', '<br>')}</p>`;

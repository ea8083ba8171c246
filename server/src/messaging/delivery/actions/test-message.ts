import { audit } from '../../../foundation/audit/index.ts';
import { workspaceOf } from '../../../foundation/workspaces/index.ts';
import { invalid } from '../../../kernel/problem.ts';
import { transact, type Context } from '../../../platform/context.ts';
import { escapeHtml } from '../../templates/index.ts';
import { isPlainAddress } from '../rules/headers.ts';
import { deliverUntracked, type UntrackedLetter, type UntrackedReport } from './deliver-untracked.ts';
import { readSettings, type DeliverySettings } from './settings.ts';

/**
 * Sends one message through the settings as they are saved, to see the whole way work: outside the ledger, untracked.
 * @throws Problem 422 without a sender address, or for what is no address
 */
export async function sendTestMessage(ctx: Context, to: string): Promise<UntrackedReport> {
  if (!isPlainAddress(to)) {
    throw invalid('The test was not sent.', [{ path: '/to', message: 'This is not an e-mail address.' }]);
  }
  const settings = await readSettings(ctx);
  const [report] = await deliverUntracked(ctx, [await letter(ctx, settings, to)]);
  if (!report) throw new Error('a message was handed over without an answer');
  await transact(ctx, (tx) =>
    audit(ctx, tx, {
      action: 'delivery_settings.tested',
      entity: 'delivery_settings',
      changes: { provider: report.provider, ok: report.ok },
    }),
  );
  return report;
}

async function letter(ctx: Context, settings: DeliverySettings, to: string): Promise<UntrackedLetter> {
  if (settings.fromEmail === null) {
    const message = 'Save a sender address first.';
    throw invalid('The test was not sent.', [{ path: '/fromEmail', message }], 'sender_missing');
  }
  const from = { name: settings.fromName, email: settings.fromEmail };
  const brand = await transact(ctx, (tx) => workspaceOf(tx, ctx.workspaceId));
  const words = `If you can read this, messages of ${brand.name} leave as they should.`;
  return {
    from,
    replyTo: settings.replyTo,
    to,
    subject: `Test message from ${brand.name}`,
    text: `${words}\n`,
    html: `<p>${escapeHtml(words)}</p>`,
    sourceKind: 'test',
    sourceId: 0,
  };
}

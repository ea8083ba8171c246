import { audit } from '../../../foundation/audit/index.ts';
import { invalid } from '../../../kernel/problem.ts';
import { transact, type Context } from '../../../platform/context.ts';
import { previewVersion } from '../../templates/index.ts';
import { isPlainAddress } from '../rules/headers.ts';
import { deliverUntracked } from './deliver-untracked.ts';
import { readSettings } from './settings.ts';

export type TestMessage = {
  versionId: number;
  subject?: string | null;
  preheader?: string | null;
  from?: { name: string; email: string } | null;
  profileId?: number | undefined;
  to: readonly string[];
};
export type TestResult = { to: string; ok: boolean; message: string };

/** Sends a version to colleagues: outside the ledger, untracked, marked [Test]. */
export async function sendTest(ctx: Context, message: TestMessage): Promise<TestResult[]> {
  const settings = await readSettings(ctx);
  const from = message.from ?? (settings.fromEmail ? { name: settings.fromName, email: settings.fromEmail } : null);
  if (!from)
    throw invalid(
      'The test was not sent.',
      [{ path: '/from', message: 'Set the sender address in Settings, Sending first.' }],
      'sender_missing',
    );
  const wrong = message.to.flatMap((address, i) =>
    isPlainAddress(address) ? [] : [{ path: `/to/${i}`, message: 'This is not an e-mail address.' }],
  );
  if (wrong.length > 0) throw invalid('The test was not sent.', wrong);
  const preview = await previewVersion(ctx, message.versionId, message.profileId, message);
  const letter = {
    from,
    replyTo: settings.replyTo,
    subject: `[Test] ${preview.subject}`,
    text: preview.text,
    html: preview.html,
    sourceKind: 'test' as const,
    sourceId: message.versionId,
  };
  const reports = await deliverUntracked(
    ctx,
    message.to.map((to) => ({ ...letter, to })),
  );
  await transact(ctx, (tx) =>
    audit(ctx, tx, {
      action: 'message.tested',
      entity: 'template_version',
      entityId: String(message.versionId),
      changes: { recipients: message.to.length },
    }),
  );
  return reports.map(({ ok, reply, meaning }, i) => ({
    to: message.to[i] ?? '',
    ok,
    message: ok ? reply : `${meaning} (${reply})`,
  }));
}

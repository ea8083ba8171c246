import { storedActor } from '../../../foundation/audit/index.ts';
import { compileContent, storeVersion, type Content } from '../../../messaging/templates/index.ts';
import type { Context } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/postgres/index.ts';
import { sender } from '../rules/brand.ts';
import { letterMjml } from '../rules/letter-layout.ts';
import { linksOfLetter } from '../rules/letters.ts';
import type { SentLetter } from '../rules/mailings.ts';
import type { Newsletter } from '../rules/newsletters.ts';
import { messageOf } from '../rules/templates.ts';
import { insertPastCampaign } from '../store.mailings.ts';

/** The newsletters of the past as sent campaigns, in the order of `letters`; nobody has got them yet. */
export async function writeCampaigns(ctx: Context, tx: Tx, letters: readonly Newsletter[]): Promise<SentLetter[]> {
  const sent: SentLetter[] = [];
  for (const letter of letters) {
    const { name, subject, preheader, sentAt } = letter;
    const source = letterMjml(messageOf(letter), ctx.platform.publicUrl());
    const content: Content = { class: 'marketing', format: 'mjml', textSource: null, subject, preheader, source };
    const version = await storeVersion(ctx, tx, null, content, await compileContent(content));
    const campaign = { name, subject, preheader, versionId: version.id, sentAt, links: linksOfLetter(letter) };
    sent.push(await insertPastCampaign(tx, ctx.workspaceId, campaign, sender, storedActor(ctx.actor)));
  }
  return sent;
}

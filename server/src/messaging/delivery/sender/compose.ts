import { workspaceOf, type Workspace } from '../../../foundation/workspaces/index.ts';
import { sha256 } from '../../../platform/crypto/index.ts';
import { transact, type Context } from '../../../platform/context.ts';
import { profilesByIds } from '../../../records/profiles/index.ts';
import {
  beforeBodyEnd,
  linksOf,
  placeLinks,
  prepare,
  profileScope,
  scopeOf,
  versionById,
  type Prepared,
  type Scope,
} from '../../templates/index.ts';
import type { OutgoingMail } from '../providers/provider.ts';
import { mailHeaders, messageIdOf } from '../rules/headers.ts';
import { composeMime } from '../rules/mime.ts';
import { makeToken } from '../rules/tokens.ts';
import { linkIds } from '../store.mailings.ts';
import { settingsRow } from '../store.settings.ts';
import type { ClaimedSend, MailingRow } from '../tables.ts';
import { gather } from './gather.ts';

/** Makes the messages of one mailing; null for a person who is gone. */
export type Composer = {
  compose(send: ClaimedSend): Promise<OutgoingMail | null>;
  load(sends: readonly ClaimedSend[]): Promise<void>;
};

type Links = { known: Map<string, number>; ask(link: { position: number; url: string }): Promise<number> };

export async function createComposer(ctx: Context, mailing: MailingRow): Promise<Composer> {
  const { brand, version, settings } = await transact(ctx, async (tx) => ({
    brand: await workspaceOf(tx, ctx.workspaceId),
    version: await versionById(tx, ctx.workspaceId, mailing.version_id),
    settings: await settingsRow(tx, ctx.workspaceId),
  }));
  if (!version) throw new Error('the content of the mailing is gone');
  const prepared = prepare(
    { subject: mailing.subject, preheader: mailing.preheader, html: version.html, text: version.text },
    brand,
  );
  const links = linkStore(ctx, mailing.id);
  const people = new Map<number, Scope['profile']>();
  return {
    load: async (sends) => {
      const ids = sends.map((s) => s.profile_id);
      const rows = await transact(ctx, (tx) => profilesByIds(tx, ctx.workspaceId, ids));
      people.clear();
      for (const row of rows) people.set(row.askedId, profileScope(row));
    },
    compose: async (send) => {
      const profile = people.get(send.profile_id);
      return profile
        ? message(ctx, { mailing, brand, prepared, links, mailto: settings?.unsubscribe_mailto ?? null }, send, profile)
        : null;
    },
  };
}

type Kit = { mailing: MailingRow; brand: Workspace; prepared: Prepared; links: Links; mailto: string | null };

async function message(ctx: Context, kit: Kit, send: ClaimedSend, profile: Scope['profile']): Promise<OutgoingMail> {
  const { platform, workspaceId } = ctx;
  const { mailing, brand } = kit;
  const base = platform.publicUrl();
  const token = (purpose: 'open' | 'click' | 'unsubscribe', ...more: number[]) =>
    makeToken(platform.vault, purpose, [workspaceId, send.id, ...more]);
  const unsubscribe = `${base}/u/${token('unsubscribe')}`;
  const now = platform.clock.now();
  const rendered = kit.prepared(scopeOf(brand, { ...profile, email: send.address }, unsubscribe, now));
  for (const link of [...linksOf(rendered.html), ...linksOf(rendered.text)]) {
    if (!kit.links.known.has(link.url) && /^https?:/i.test(link.url)) await kit.links.ask(link);
  }
  const made = new Map<string, string>();
  const tracked = (_position: number, url: string): string => {
    const known = made.get(url) ?? `${base}/t/c/${token('click', kit.links.known.get(url) ?? 0)}`;
    made.set(url, known);
    return known;
  };
  const pixel = `<img src="${base}/t/o/${token('open')}" width="1" height="1" alt="" style="display:block;width:1px;height:1px;border:0">`;
  const messageId = messageIdOf(workspaceId, send.id, mailing.from_email);
  const headers = mailHeaders({
    workspaceId,
    sendId: send.id,
    mailing: { id: mailing.id, sourceKind: mailing.source_kind, sourceId: mailing.source_id, class: mailing.class },
    from: { name: mailing.from_name, email: mailing.from_email },
    replyTo: mailing.reply_to,
    to: send.address,
    subject: rendered.subject,
    date: now,
    messageId,
    unsubscribe: { url: unsubscribe, mailto: kit.mailto },
  });
  const html = beforeBodyEnd(placeLinks(rendered.html, tracked), pixel);
  const raw = composeMime({ headers, text: placeLinks(rendered.text, tracked), html });
  return { sendId: send.id, messageId, from: mailing.from_email, to: send.address, subject: rendered.subject, raw };
}

/** Ids of targets, learnt once per mailing and process: a message with known links asks nobody. */
function linkStore(ctx: Context, mailingId: number): Links {
  const known = new Map<string, number>();
  const ask = gather<{ position: number; url: string }, number>(async (batch) => {
    const distinct = [...new Map(batch.map((l) => [l.url, { ...l, hash: sha256(l.url) }])).values()];
    const ids = await transact(ctx, (tx) => linkIds(tx, ctx.workspaceId, mailingId, distinct));
    if (known.size > 50_000) known.clear();
    for (const [url, id] of ids) known.set(url, id);
    return batch.map((l) => ids.get(l.url) ?? 0);
  }, 500);
  return { known, ask };
}

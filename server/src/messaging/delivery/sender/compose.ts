import { workspaceOf } from '../../../foundation/workspaces/index.ts';
import { sha256 } from '../../../platform/crypto/index.ts';
import { transact, type Context } from '../../../platform/context.ts';
import { profilesByIds } from '../../../records/profiles/index.ts';
import {
  prepareMany,
  profileScope,
  scopeOf,
  TemplateError,
  traitsFor,
  versionById,
  type Batch,
  type Piece,
  type Scope,
} from '../../templates/index.ts';
import type { OutgoingMail } from '../providers/provider.ts';
import { mailHeaders, messageIdOf } from '../rules/headers.ts';
import { createLetter, type Letter } from '../rules/letter.ts';
import { headerLines } from '../rules/mime.ts';
import { makeTokens } from '../rules/tokens.ts';
import { linkIds } from '../store.mailings.ts';
import { settingsRow } from '../store.settings.ts';
import type { ClaimedSend, MailingRow } from '../tables.ts';

/** A message, or why there is none for this person. */
export type Composed =
  { send: ClaimedSend; mail: OutgoingMail } | { send: ClaimedSend; mail: null; reason: string; detail: string | null };

/** Makes the messages of one mailing. */
export type Composer = {
  load(sends: readonly ClaimedSend[]): Promise<void>;
  compose(sends: readonly ClaimedSend[]): Promise<Composed[]>;
};

type Kit = {
  ctx: Context;
  mailing: MailingRow;
  brand: { name: string; postalAddress: string | null };
  mailto: string | null;
  batch: Batch;
  letter: Letter;
  links: Links;
};

/** One person's message while the ids of its links are not known yet. */
type Draft = {
  send: ClaimedSend;
  tokens: Map<number, string>;
  subject: string;
  html: Piece[];
  text: Piece[];
  unsubscribe: string;
  pixel: string;
};

export async function createComposer(ctx: Context, mailing: MailingRow): Promise<Composer> {
  const { brand, version, settings } = await transact(ctx, async (tx) => ({
    brand: await workspaceOf(tx, ctx.workspaceId),
    version: await versionById(tx, ctx.workspaceId, mailing.version_id),
    settings: await settingsRow(tx, ctx.workspaceId),
  }));
  if (!version) throw new Error('the content of the mailing is gone');
  const batch = prepareMany(
    { subject: mailing.subject, preheader: mailing.preheader, html: version.html, text: version.text },
    brand,
  );
  const links = linksOfMailing(ctx, mailing.id);
  const common = [...batch.html.blocks, ...batch.text.blocks].flat();
  await links.learn(common);
  const commonIds = links.idsIn(common);
  const kit: Kit = {
    ctx,
    mailing,
    brand,
    mailto: settings?.unsubscribe_mailto ?? null,
    batch,
    letter: createLetter(batch.html, batch.text),
    links,
  };
  const people = new Map<number, Scope['profile']>();
  const content = [mailing.subject, mailing.preheader, version.html, version.text].join('\n');
  return {
    load: async (sends) => {
      const ids = sends.map((s) => s.profile_id);
      const rows = await transact(ctx, (tx) => profilesByIds(tx, ctx.workspaceId, ids));
      const traits = await traitsFor(
        ctx,
        content,
        rows.map((row) => row.id),
      );
      people.clear();
      for (const row of rows) people.set(row.askedId, { ...profileScope(row), traits: traits.get(row.id) ?? {} });
    },
    compose: async (sends) => {
      const made = sends.map((send) => draft(kit, send, people.get(send.profile_id), commonIds));
      await links.learn(made.flatMap((d) => ('html' in d ? [...d.html, ...d.text] : [])));
      return made.map((d) => ('html' in d ? { send: d.send, mail: finish(kit, d) } : d));
    },
  };
}

function draft(
  { ctx, brand, batch }: Kit,
  send: ClaimedSend,
  profile: Scope['profile'] | undefined,
  commonIds: readonly number[],
): Draft | Extract<Composed, { mail: null }> {
  if (!profile) return { send, mail: null, reason: 'person_gone', detail: null };
  const { platform, workspaceId } = ctx;
  const [open = '', exit = '', ...clicks] = makeTokens(platform.vault, [
    { purpose: 'open', numbers: [workspaceId, send.id] },
    { purpose: 'unsubscribe', numbers: [workspaceId, send.id] },
    ...commonIds.map((id) => clickOf(workspaceId, send, id)),
  ]);
  const base = platform.publicUrl();
  const unsubscribe = `${base}/u/${exit}`;
  const scope = scopeOf(brand, { ...profile, email: send.address }, unsubscribe, platform.clock.now());
  try {
    return {
      send,
      tokens: new Map(commonIds.map((id, i) => [id, clicks[i] ?? ''])),
      subject: batch.subject(scope),
      html: batch.html.render(scope),
      text: batch.text.render(scope),
      unsubscribe,
      pixel: `<img src="${base}/t/o/${open}" width="1" height="1" alt="" style="display:block;width:1px;height:1px;border:0">`,
    };
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return { send, mail: null, reason: 'render_failed', detail: error.message.slice(0, 300) };
  }
}

function finish({ ctx, mailing, mailto, letter, links }: Kit, made: Draft): OutgoingMail {
  const { platform, workspaceId } = ctx;
  const { send, tokens } = made;
  const base = platform.publicUrl();
  const click = (url: string): string => {
    const id = links.idOf(url);
    const token = tokens.get(id) ?? makeTokens(platform.vault, [clickOf(workspaceId, send, id)])[0] ?? '';
    tokens.set(id, token);
    return `${base}/t/c/${token}`;
  };
  const messageId = messageIdOf(workspaceId, send.id, mailing.from_email);
  const headers = mailHeaders({
    workspaceId,
    sendId: send.id,
    mailing: { id: mailing.id, sourceKind: mailing.source_kind, sourceId: mailing.source_id, class: mailing.class },
    from: { name: mailing.from_name, email: mailing.from_email },
    replyTo: mailing.reply_to,
    to: send.address,
    subject: made.subject,
    date: platform.clock.now(),
    messageId,
    unsubscribe: { url: made.unsubscribe, mailto },
  });
  return {
    sendId: send.id,
    messageId,
    from: mailing.from_email,
    to: send.address,
    subject: made.subject,
    raw: letter.write(headerLines(headers), made, { click, pixel: made.pixel }),
  };
}

const clickOf = (workspaceId: number, send: ClaimedSend, linkId: number) =>
  ({ purpose: 'click', numbers: [workspaceId, send.id, linkId] }) as const;

type Links = {
  learn(pieces: readonly Piece[]): Promise<void>;
  idsIn(pieces: readonly Piece[]): number[];
  idOf(url: string): number;
};

/** Ids of targets, learnt once per round: a message with known links asks nobody. */
function linksOfMailing(ctx: Context, mailingId: number): Links {
  const known = new Map<string, number>();
  const linksIn = (pieces: readonly Piece[]) =>
    pieces.flatMap((p) => (typeof p === 'object' && 'link' in p ? [{ url: p.link, position: p.position }] : []));
  return {
    learn: async (pieces) => {
      const unknown = new Map(linksIn(pieces).flatMap((l) => (known.has(l.url) ? [] : [[l.url, l]])));
      if (unknown.size === 0) return;
      const asked = [...unknown.values()].map((l) => ({ ...l, hash: sha256(l.url) }));
      for (const [url, id] of await transact(ctx, (tx) => linkIds(tx, ctx.workspaceId, mailingId, asked)))
        known.set(url, id);
    },
    idsIn: (pieces) => [...new Set(linksIn(pieces).map((l) => known.get(l.url) ?? 0))],
    idOf: (url) => known.get(url) ?? 0,
  };
}

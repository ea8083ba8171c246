import { stableUuid } from '../../../platform/crypto/index.ts';
import type { SampleEvent, SamplePerson } from './facts.ts';

/** A newsletter of the past as the ledger knows it. */
export type SentLetter = {
  campaignId: number;
  mailingId: number;
  name: string;
  /** id of each link target */
  links: ReadonlyMap<string, number>;
};

/** A row of the send ledger. Instants are epoch ms. */
export type LetterSend = {
  id: number;
  mailingId: number;
  profileId: number;
  address: string;
  at: number;
  refused: string | null;
  opens: number;
  machineOpens: number;
  clicks: number;
  openedAt: number | null;
  clickedAt: number | null;
  unsubscribedAt: number | null;
};

/** What somebody did with a message. */
export type LetterActivity = {
  id: number;
  /** of the event that tells of it, as delivery would have made it */
  key: string;
  kind: 'open' | 'click' | 'unsubscribe';
  send: LetterSend;
  campaignId: number;
  linkId: number | null;
  machine: boolean;
  at: number;
};

export type Mail = { sends: LetterSend[]; activity: LetterActivity[] };

/** Ids to be given away, in order. */
export type MailIds = { sends: NumberSource; activity: NumberSource };
type NumberSource = { give(): number };

const arrivals = new Set(['Received Email', 'Bounced Email']);
const kinds: Record<string, LetterActivity['kind']> = {
  'Opened Email': 'open',
  'Clicked Email': 'click',
  'Unsubscribed from Email': 'unsubscribe',
};

/** How many ids a person's mail takes at most. */
export function mailNeeds({ events }: SamplePerson): { sends: number; activity: number } {
  const about = events.filter((event) => event.letter !== undefined);
  const sends = about.filter((event) => arrivals.has(event.metric)).length;
  return { sends, activity: about.length - sends };
}

type Scope = { workspaceId: number; letters: readonly SentLetter[] };

/**
 * The ledger's side of a person's newsletters. The events about them get the properties delivery would have given them,
 * so that segments, timeline and credit treat both alike.
 */
export function addMail(mail: Mail, scope: Scope, person: SamplePerson, profileId: number, ids: MailIds): void {
  const sent = new Map<number, LetterSend>();
  for (const event of person.events) {
    const letter = event.letter === undefined ? undefined : scope.letters[event.letter];
    if (letter === undefined || event.letter === undefined) continue;
    if (arrivals.has(event.metric)) {
      const send = sendOf(event, letter, profileId, person.contact?.email ?? '', ids.sends.give());
      sent.set(event.letter, send);
      mail.sends.push(send);
      event.properties = { ...sourceOf(letter, send), ...event.properties };
      continue;
    }
    const kind = kinds[event.metric];
    const send = sent.get(event.letter);
    if (!kind || !send || send.refused !== null) continue;
    const machine = event.properties.machine === true;
    const id = ids.activity.give();
    const linkId = kind === 'click' ? (letter.links.get(String(event.properties.url)) ?? null) : null;
    const key = stableUuid('delivery', String(scope.workspaceId), `activity:${id}`);
    mail.activity.push({ id, key, kind, send, campaignId: letter.campaignId, linkId, machine, at: event.time });
    count(send, kind, machine, event.time);
    if (kind !== 'unsubscribe')
      event.properties = { ...sourceOf(letter, send), receivedAt: send.at, ...event.properties };
  }
}

const sendOf = (event: SampleEvent, { mailingId }: SentLetter, profileId: number, address: string, id: number) => ({
  id,
  mailingId,
  profileId,
  address,
  at: event.time,
  refused: event.metric === 'Bounced Email' ? String(event.properties.reason) : null,
  opens: 0,
  machineOpens: 0,
  clicks: 0,
  openedAt: null,
  clickedAt: null,
  unsubscribedAt: null,
});

const sourceOf = ({ campaignId, name }: SentLetter, send: LetterSend) => ({
  sourceKind: 'campaign',
  sourceId: campaignId,
  name,
  channel: 'email',
  sendId: send.id,
});

function count(send: LetterSend, kind: LetterActivity['kind'], machine: boolean, at: number): void {
  if (kind === 'open' && machine) send.machineOpens += 1;
  else if (kind === 'open') {
    send.opens += 1;
    send.openedAt ??= at;
  } else if (kind === 'click') {
    send.clicks += 1;
    send.clickedAt ??= at;
  } else send.unsubscribedAt = at;
}

import { headerText, mailbox, oneLine } from './mime.ts';

export type Addressing = {
  workspaceId: number;
  sendId: number | null;
  mailing: { id: number; sourceKind: string; sourceId: number; class: 'marketing' | 'transactional' };
  from: { name: string; email: string };
  replyTo: string | null;
  to: string;
  subject: string;
  date: Date;
  messageId: string;
  unsubscribe: { url: string; mailto: string | null } | null;
};

/** Marketing carries both halves of one-click unsubscribe (RFC 2369, 8058); Feedback-ID lets Gmail tell campaigns apart. */
export function mailHeaders(a: Addressing): [string, string][] {
  const { mailing } = a;
  return [
    ['From', mailbox(a.from.name, plainAddress(a.from.email))],
    ['To', plainAddress(a.to)],
    ...(a.replyTo ? [['Reply-To', plainAddress(a.replyTo)] as [string, string]] : []),
    ['Subject', headerText(a.subject)],
    ['Date', a.date.toUTCString().replace('GMT', '+0000')],
    ['Message-ID', a.messageId],
    ...(a.unsubscribe && mailing.class === 'marketing' ? exits(a.unsubscribe) : []),
    ['Feedback-ID', `${mailing.sourceId}:${mailing.sourceKind}:${mailing.class}:w${a.workspaceId}`],
  ];
}

const exits = ({ url, mailto }: { url: string; mailto: string | null }): [string, string][] => [
  ['List-Unsubscribe', `<${url}>${mailto ? `, <mailto:${plainAddress(mailto)}?subject=unsubscribe>` : ''}`],
  ['List-Unsubscribe-Post', 'List-Unsubscribe=One-Click'],
];

/** The same for every attempt of a send, so that a receiver can see that two copies are one message. */
export const messageIdOf = (workspaceId: number, sendId: number, fromEmail: string): string =>
  `<${workspaceId}.${sendId}@${plainAddress(fromEmail).split('@').at(-1) ?? 'localhost'}>`;

/** An address holds no space, comma, bracket or control character: anything else could start another header. */
export const isPlainAddress = (address: string): boolean =>
  address.length <= 320 &&
  // eslint-disable-next-line no-control-regex
  /^[^\s<>(),;:"\\[\]@\u0000-\u001f\u007f]+@[^\s<>(),;:"\\[\]@\u0000-\u001f\u007f]+$/.test(address);

function plainAddress(address: string): string {
  const clean = oneLine(address);
  if (!isPlainAddress(clean)) throw new Error('the address cannot stand in a header');
  return clean;
}

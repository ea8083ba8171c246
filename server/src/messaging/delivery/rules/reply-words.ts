import type { Reply } from '../providers/provider.ts';
import { readReply, type Verdict } from './replies.ts';

const reasons: Record<Verdict['reason'], string> = {
  no_such_address: 'The server knows no such recipient. Check the address.',
  mailbox_full: 'The recipient’s mailbox is full.',
  policy:
    'The server does not let us send this: check the sender address, the login, and that the domain’s SPF and DKIM name this server.',
  too_large: 'The message is too large for the server.',
  greylisted: 'The server wants us to try again in a few minutes.',
  unavailable: 'The server cannot take it at the moment. Try again in a few minutes.',
  unknown: 'The server refused the message.',
};

/** What an answer to a message means for a person who is setting sending up. */
export function replyWords(reply: Reply): string {
  if (reply.kind === 'accepted') return 'The server took the message.';
  if (reply.kind === 'refused') return reasons[readReply(reply.code, reply.text).reason];
  return reply.afterData
    ? 'The connection broke after the message was handed over: it may or may not have been taken.'
    : 'The connection broke before the message was handed over.';
}

const failures: readonly [RegExp, string][] = [
  [/ENOTFOUND|EAI_AGAIN|getaddrinfo/i, 'There is no server with this name. Check its spelling.'],
  [/ECONNREFUSED/i, 'Nothing answers on this port. 587 is usual, 465 with TLS from the start.'],
  [
    /ETIMEDOUT|timeout|does not answer/i,
    'The server does not answer. A firewall may be in the way, or the port is wrong.',
  ],
  [/EAUTH|\b535\b|invalid login|authentication/i, 'The server does not accept the user name and password.'],
  [/certificate|self.signed|altname/i, 'The certificate of the server is not valid for its name.'],
  [
    /wrong version number|ssl|tls/i,
    'The server does not speak TLS on this port: switch “TLS from the start” off or on.',
  ],
];

/** What it means that there is no connection to send through. */
export const failureWords = (said: string): string =>
  failures.find(([pattern]) => pattern.test(said))?.[1] ?? 'There is no connection to the server.';

/** What an SMTP reply means for the message and for the address (RFC 5321, 3463). */
export type Verdict = {
  /** temporary: try again later */
  fate: 'temporary' | 'permanent';
  reason: 'no_such_address' | 'mailbox_full' | 'policy' | 'too_large' | 'greylisted' | 'unavailable' | 'unknown';
  /** The address itself is dead: nothing is sent there again. */
  suppress: boolean;
};

/** Texts of receivers that say more than, or something other than, their code. First match wins. */
const texts: readonly [RegExp, Verdict['reason']][] = [
  [
    /spam|blocked|block list|blacklist|blocklist|reputation|policy|dmarc|dkim|\bspf\b|rbl|spamhaus|barracuda|unauthenticated|not authori[sz]ed|relay(?:ing)? (?:access )?denied|prohibited|banned|junk|content rejected/i,
    'policy',
  ],
  [
    /over ?quota|quota exceeded|mailbox (?:is )?full|insufficient (?:system )?storage|out of (?:storage|space)|exceeded storage/i,
    'mailbox_full',
  ],
  [/greylist|graylist|try again later|please try later|temporarily deferred/i, 'greylisted'],
  [/message (?:size|too large|is too)|size limit|exceeds (?:the )?(?:maximum|fixed) (?:message )?size/i, 'too_large'],
  [
    /(?:user|recipient|mailbox|account|address)[^.]{0,40}(?:unknown|does ?n.t exist|does not exist|not found|not exist|disabled|inactive|invalid|rejected: undeliverable)|(?:unknown|no such|invalid|nonexistent) (?:user|recipient|mailbox|account|address|local part)|not (?:a|our) (?:valid )?(?:user|mailbox|customer)|no mailbox here/i,
    'no_such_address',
  ],
];

/** @param code the three digits, 0 when there was no reply */
export function readReply(code: number, text: string): Verdict {
  const temporary = code < 500;
  const enhanced = /\b([245])\.(\d{1,3})\.(\d{1,3})\b/.exec(text);
  const status = enhanced ? `${enhanced[2]}.${enhanced[3]}` : null;
  const byText = texts.find(([pattern]) => pattern.test(text))?.[1];
  const reason = status === null ? (byText ?? 'unknown') : byStatus(status, byText);
  // Only a permanent reply that names the address; a policy refusal is about us, not about the person.
  const suppress =
    !temporary &&
    reason === 'no_such_address' &&
    (status === null || ['1.1', '1.10', '1.2', '1.6', '2.1'].includes(status) || status === '5.0' || status === '0.0');
  return { fate: temporary ? 'temporary' : 'permanent', reason, suppress };
}

function byStatus(status: string, byText: Verdict['reason'] | undefined): Verdict['reason'] {
  if (status.startsWith('7.')) return 'policy';
  if (byText === 'policy') return 'policy';
  if (status === '2.2') return 'mailbox_full';
  if (['1.1', '1.10', '1.2', '1.6'].includes(status)) return 'no_such_address';
  if (status === '2.1') return byText ?? 'unavailable';
  if (status.startsWith('3.4') || status === '2.3') return 'too_large';
  if (status.startsWith('4.') || status.startsWith('3.'))
    return byText === 'no_such_address' ? 'unavailable' : (byText ?? 'unavailable');
  return byText ?? 'unknown';
}

/** Waits between attempts; after the last one the message is given up. */
const waits = [1, 5, 15, 30, 60, 120, 240, 480].map((minutes) => minutes * 60_000);

/** When to try again after this many attempts, or null to give up. */
export function nextAttempt(attempt: number, now: Date): Date | null {
  const wait = waits[attempt - 1];
  return wait === undefined ? null : new Date(now.getTime() + wait);
}

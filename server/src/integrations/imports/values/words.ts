const yes = new Set([
  'yes',
  'y',
  'true',
  't',
  '1',
  'x',
  'on',
  'ja',
  'oui',
  'si',
  'sí',
  'subscribed',
  'opted in',
  'opted_in',
  'opt-in',
  'active',
  'accepted',
]);
const no = new Set([
  'no',
  'n',
  'false',
  'f',
  '0',
  'off',
  'nein',
  'non',
  'unsubscribed',
  'opted out',
  'opted_out',
  'opt-out',
  'never_subscribed',
  'never subscribed',
  'not_subscribed',
  'not subscribed',
  'inactive',
]);

export function readBoolean(text: string): boolean | { fault: string } {
  const word = text.trim().toLowerCase();
  if (yes.has(word)) return true;
  if (no.has(word)) return false;
  return { fault: `"${text.trim().slice(0, 40)}" is neither yes nor no` };
}

/** A decision as lists of other programs write it; null when the person never decided. */
export function readConsentWord(text: string): 'subscribed' | 'unsubscribed' | 'pending' | null | { fault: string } {
  const word = text.trim().toLowerCase().replace(/[_-]/g, ' ');
  if (['never subscribed', 'not subscribed', 'none', 'unknown', 'transactional', 'no data'].includes(word)) return null;
  if (['pending', 'unconfirmed', 'double opt in pending'].includes(word)) return 'pending';
  if (['unsubscribed', 'opted out', 'opt out', 'cleaned', 'suppressed'].includes(word)) return 'unsubscribed';
  const decided = readBoolean(word);
  if (typeof decided === 'object')
    return { fault: `"${text.trim().slice(0, 40)}" is not a consent; use subscribed, unsubscribed or pending` };
  // "accepts marketing: no" says that nobody asked or agreed, not that somebody opted out.
  return decided ? 'subscribed' : null;
}

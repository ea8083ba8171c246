import { escapeHtml } from '../../templates/index.ts';

type Page = { brand: string; state: 'asks' | 'done' | 'back' | 'unknown'; address: string; locale: string };

/** Shows enough of an address to recognise it, not enough to learn it from a forwarded mail. */
const masked = (address: string): string => address.replace(/^(.).*(@.*)$/, '$1…$2');

/** Plain HTML without scripts: works everywhere, changes nothing until a button is pressed. */
export function unsubscribePage({ brand, state, address, locale }: Page): string {
  const who = `<strong>${escapeHtml(masked(address))}</strong>`;
  const button = (action: string, label: string) =>
    `<form method="post"><input type="hidden" name="action" value="${action}"><button type="submit">${label}</button></form>`;
  const name = escapeHtml(brand);
  const content = {
    asks: `<h1>Unsubscribe from ${name}?</h1><p>${who} will get no more marketing e-mail from ${name}. Messages about your orders still arrive.</p>${button('unsubscribe', 'Unsubscribe')}`,
    done: `<h1>You are unsubscribed</h1><p role="status">${who} gets no more marketing e-mail from ${name}.</p><p>Was that a mistake?</p>${button('resubscribe', 'Subscribe again')}`,
    back: `<h1>You are subscribed again</h1><p role="status">${who} gets marketing e-mail from ${name} as before.</p>${button('unsubscribe', 'Unsubscribe')}`,
    unknown:
      '<h1>This link does not work</h1><p>It may have been cut off. Use the link in the newest message, or answer the message and ask to be removed.</p>',
  }[state];
  return `<!doctype html>
<html lang="${escapeHtml(locale.split('-')[0] ?? 'en')}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex"><title>${state === 'unknown' ? 'Link not found' : `E-mail from ${name}`}</title>
<style>body{margin:0;font:1rem/1.6 system-ui,sans-serif;color:#1f2937;background:#f9fafb}main{max-width:32rem;margin:12vh auto;padding:2rem;background:#fff;border:1px solid #e5e7eb;border-radius:12px}h1{font-size:1.375rem;margin:0 0 1rem}button{font:inherit;font-weight:600;padding:.625rem 1.25rem;border:0;border-radius:8px;background:#1f2937;color:#fff;cursor:pointer}button:focus-visible{outline:3px solid #2563eb;outline-offset:2px}</style></head>
<body><main>${content}</main></body></html>`;
}

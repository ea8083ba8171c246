import { escapeHtml } from './language.ts';

/**
 * What the law wants at the foot of marketing (CAN-SPAM, CASL): a postal address and a way out. A template may place
 * both itself; what it lacks is added, and the author is told.
 */
export function withFooter(html: string, marketing: boolean): { html: string; added: string[] } {
  if (!marketing) return { html, added: [] };
  const address = /\{\{-?\s*brand\.postal_address\b/.test(html);
  const exit = /\{\{-?\s*unsubscribe_url\b/.test(html);
  if (address && exit) return { html, added: [] };
  const lines = [
    ...(address ? [] : ['{{ brand.name }} &middot; {{ brand.postal_address }}']),
    ...(exit
      ? []
      : ['<a href="{{ unsubscribe_url }}" style="color:#6b7280;text-decoration:underline">Unsubscribe</a>']),
  ];
  const footer = `<div style="padding:24px 16px;text-align:center;font:12px/1.6 Arial,sans-serif;color:#6b7280">${lines.join('<br>')}</div>`;
  return {
    html: beforeBodyEnd(html, footer),
    added: [...(address ? [] : ['postal address']), ...(exit ? [] : ['unsubscribe link'])],
  };
}

/** The line an inbox shows after the subject; the filler keeps it from pulling in the text below. */
export const withPreheader = (html: string): string => {
  const hidden = `<div class="rapport-preheader" style="display:none;max-height:0;overflow:hidden;mso-hide:all">{{ preheader }}${'&#847;&zwnj;&nbsp;'.repeat(20)}</div>`;
  const body = /<body\b[^>]*>/i.exec(html);
  return body
    ? html.slice(0, body.index + body[0].length) + hidden + html.slice(body.index + body[0].length)
    : hidden + html;
};

export function beforeBodyEnd(html: string, addition: string): string {
  const end = html.toLowerCase().lastIndexOf('</body>');
  return end < 0 ? html + addition : html.slice(0, end) + addition + html.slice(end);
}

/** HTML without a frame gets one: a doctype, a character set, a title. */
export const asDocument = (html: string, title: string): string =>
  /<html\b/i.test(html)
    ? html
    : `<!doctype html>\n<html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title.replace(/\{[{%].*?[}%]\}/g, ''))}</title></head><body>${html}</body></html>`;

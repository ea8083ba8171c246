import { marks } from './separate.ts';

/**
 * Tracked links. At compile time each link's address is wrapped in marks; it is still Liquid then, and may use the
 * variables of a loop around it. After rendering, `placeLinks` swaps what stands between the marks.
 */
const [open, middle, close] = marks.link;

export type TemplateLink = { position: number; href: string };

/** Addresses that are ours or not the web's are left alone. */
const untracked = /^\s*(?:#|mailto:|tel:|sms:|\{\{-?\s*unsubscribe_url\b)/i;

/** Marks the `href` of every `<a>` and `<area>`; Liquid inside an attribute may hold quotes. */
export function markLinks(html: string): { html: string; links: TemplateLink[] } {
  const links: TemplateLink[] = [];
  let out = '';
  let from = 0;
  for (const tag of html.matchAll(/<(?:a|area)(?=[\s/])/gi)) {
    if (tag.index < from) continue;
    const href = findHref(html, tag.index + tag[0].length);
    if (!href) continue;
    const value = html.slice(href.start, href.end);
    if (value.trim() === '' || untracked.test(value)) continue;
    out += `${html.slice(from, href.start)}${open}${links.length}${middle}${value}${close}`;
    from = href.end;
    links.push({ position: links.length, href: decodeEntities(value) });
  }
  return { html: out + html.slice(from), links };
}

/** Where the value of `href` stands in the tag that goes on at `at`. */
function findHref(html: string, at: number): { start: number; end: number } | null {
  let name = '';
  for (let i = at; i < html.length; i += 1) {
    const c = html[i];
    if (html.startsWith('{{', i) || html.startsWith('{%', i)) i = endOfLiquid(html, i) - 1;
    else if (c === '>') return null;
    else if (c === '"' || c === "'") {
      const end = endOfQuoted(html, i + 1, c);
      if (/(?:^|\s)href\s*=\s*$/i.test(name)) return { start: i + 1, end };
      name = '';
      i = end;
    } else name += c;
  }
  return null;
}

function endOfQuoted(html: string, at: number, quote: string): number {
  for (let i = at; i < html.length; i += 1) {
    if (html.startsWith('{{', i) || html.startsWith('{%', i)) i = endOfLiquid(html, i) - 1;
    else if (html[i] === quote) return i;
  }
  return html.length;
}

function endOfLiquid(html: string, at: number): number {
  const end = html.indexOf(html[at + 1] === '{' ? '}}' : '%}', at + 2);
  return end < 0 ? html.length : end + 2;
}

/** Every rendered link, in order: its place in the template and its address. */
export function linksOf(rendered: string): { position: number; url: string }[] {
  const found: { position: number; url: string }[] = [];
  placeLinks(rendered, (position, url) => {
    found.push({ position, url });
    return url;
  });
  return found;
}

/** Replaces each marked address; addresses that are not of the web become `#`. */
export function placeLinks(rendered: string, target: (position: number, url: string) => string): string {
  let out = '';
  let from = 0;
  for (;;) {
    const start = rendered.indexOf(open, from);
    if (start < 0) return out + rendered.slice(from);
    const mid = rendered.indexOf(middle, start);
    const end = rendered.indexOf(close, mid);
    if (mid < 0 || end < 0) return out + rendered.slice(from);
    const url = linkAddress(rendered.slice(mid + 1, end));
    const position = Number(rendered.slice(start + 1, mid));
    out += rendered.slice(from, start) + (isWebAddress(url) ? escapeAttribute(target(position, url)) : '#');
    from = end + 1;
  }
}

/** What stands between the marks, as an address. */
export const linkAddress = (marked: string): string => decodeEntities(marked).trim();

export function isWebAddress(url: string): boolean {
  if (url.length > 2000 || !/^https?:\/\//i.test(url)) return false;
  return URL.canParse(url);
}

const escapeAttribute = (url: string): string =>
  url.replace(/&/g, '&amp;').replace(/"/g, '&#34;').replace(/</g, '&lt;');

const decodeEntities = (text: string): string =>
  text
    .replace(/&(?:amp|#38);/g, '&')
    .replace(/&(?:quot|#34);/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>');

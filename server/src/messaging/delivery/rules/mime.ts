import { randomBytes } from 'node:crypto';

/** A message ready for a wire: headers in order, a text and an HTML part. */
export type MimeInput = { headers: readonly [name: string, value: string][]; text: string; html: string };

/** RFC 5322 and 2045 bytes as ASCII text with CRLF. */
export function composeMime({ headers, text, html }: MimeInput): string {
  const { top, beforeText, beforeHtml, end } = mimeFrame();
  return `${headerLines(headers)}${top}${beforeText}${quotedPrintable(text)}${beforeHtml}${quotedPrintable(html)}${end}`;
}

export const headerLines = (headers: MimeInput['headers']): string =>
  headers.map(([name, value]) => `${foldHeader(`${name}: ${value}`)}\r\n`).join('');

/** What stands around the encoded parts of a message. `=_` never comes out of quoted-printable: no part ends early. */
export function mimeFrame(): { top: string; beforeText: string; beforeHtml: string; end: string } {
  const boundary = `=_${randomBytes(12).toString('hex')}`;
  const start = (type: string) =>
    `--${boundary}\r\nContent-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n`;
  return {
    top: `MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary="${boundary}"\r\n\r\n`,
    beforeText: start('text/plain'),
    beforeHtml: `\r\n${start('text/html')}`,
    end: `\r\n--${boundary}--\r\n`,
  };
}

/** `Name <address>`, or the address alone. */
export function mailbox(name: string | null, address: string): string {
  const clean = oneLine(name ?? '');
  if (clean === '') return address;

  const shown = /^[\x20-\x7e]*$/.test(clean) ? `"${clean.replace(/["\\]/g, '\\$&')}"` : encodedWords(clean);
  return `${shown} <${address}>`;
}

/** A header's text: ASCII as it is, else RFC 2047 words. Never more than one line of meaning. */
export function headerText(text: string): string {
  const clean = oneLine(text);

  return /^[\x20-\x7e]*$/.test(clean) && !clean.includes('=?') ? clean : encodedWords(clean);
}

// eslint-disable-next-line no-control-regex
export const oneLine = (text: string): string => text.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ').trim();

function encodedWords(text: string): string {
  const words: string[] = [];
  let chunk = '';
  for (const char of text) {
    // 45 bytes become 60 base64 digits: with the frame the word stays below 75; the first one follows the name.
    if (Buffer.byteLength(chunk + char) > (words.length === 0 ? 36 : 45)) {
      words.push(chunk);
      chunk = '';
    }
    chunk += char;
  }
  words.push(chunk);
  return words.map((word) => `=?UTF-8?B?${Buffer.from(word).toString('base64')}?=`).join(' ');
}

/** Breaks before a space so that lines stay near 78 characters (RFC 5322 2.1.1). */
function foldHeader(line: string): string {
  if (line.length <= 78) return line;
  let out = '';
  let rest = line;
  while (rest.length > 78) {
    let cut = rest.lastIndexOf(' ', 78);
    if (cut <= 0 || rest.slice(0, cut).endsWith(':')) cut = rest.indexOf(' ', 79);
    if (cut <= 0) break;
    out += `${rest.slice(0, cut)}\r\n`;
    rest = rest.slice(cut);
  }
  return out + rest;
}

const hex = Array.from({ length: 256 }, (_, byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`);

const unsafe = /[^\x20-\x3c\x3e-\x7e\t]/;

/** RFC 2045 6.7. The last line is at most 75 long, so that a soft break may follow. */
export function quotedPrintable(text: string): string {
  const lines = text.includes('\r') ? text.split(/\r\n|\r|\n/) : text.split('\n');
  return lines.map(wrappedLine).join('\r\n');
}

function wrappedLine(line: string): string {
  const coded = unsafe.test(line) ? encodeLine(line) : line;
  const last = coded.at(-1);
  const out: string[] = [];
  softWrap(last === ' ' || last === '\t' ? `${coded.slice(0, -1)}${last === ' ' ? '=20' : '=09'}` : coded, out);
  return out.join('\r\n');
}

const encodeLine = (line: string): string =>
  line.replace(/[^\x20-\x3c\x3e-\x7e\t]+/g, (run) => {
    let coded = '';
    for (const byte of Buffer.from(run)) coded += hex[byte] ?? '';
    return coded;
  });

function softWrap(line: string, out: string[]): void {
  for (let at = 0; ;) {
    // No line begins with a dot: nothing has to be doubled on the wire.
    const lead = line[at] === '.' ? '=2E' : '';
    const start = lead ? at + 1 : at;
    const width = 75 - lead.length;
    if (line.length - start <= width) {
      out.push(lead + line.slice(start));
      return;
    }
    let cut = start + width;
    // Never inside "=XX".
    if (line[cut - 1] === '=') cut -= 1;
    else if (line[cut - 2] === '=') cut -= 2;
    out.push(`${lead}${line.slice(start, cut)}=`);
    at = cut;
  }
}

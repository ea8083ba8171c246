import type { Body, Piece } from '../../templates/index.ts';
import type { Raw } from '../providers/provider.ts';
import { mimeFrame, quotedPrintable } from './mime.ts';

/** What a tracked link and the open pixel become in one person's message. */
export type Tracking = { click(url: string): string; pixel: string };

/** One person's part of a message. */
export type Rendering = { html: readonly Piece[]; text: readonly Piece[] };

/** The body of a mailing, encoded once; for a person only what is the person's is encoded. */
export type Letter = { write(headers: string, rendering: Rendering, tracking: Tracking): Raw };

/** Encoded text, or a place that is filled for each person. */
type Encoded = { bytes: Buffer } | Exclude<Piece, string>;

export function createLetter(html: Body, text: Body): Letter {
  const frame = mimeFrame();
  const blocks = { html: html.blocks.map(encodeBlock), text: text.blocks.map(encodeBlock) };
  return {
    write: (headers, rendering, tracking) => {
      const out: (string | Buffer)[] = [headers, frame.top, frame.beforeText];
      writePart(out, rendering.text, blocks.text, tracking);
      out.push(frame.beforeHtml);
      writePart(out, rendering.html, blocks.html, tracking);
      out.push(frame.end);
      return out;
    },
  };
}

const encodeBlock = (pieces: readonly Piece[]): Encoded[] =>
  pieces.map((piece) => (typeof piece === 'string' ? { bytes: Buffer.from(quotedPrintable(piece), 'latin1') } : piece));

/** Pieces are encoded each for itself and joined by soft line breaks, which no reader sees. */
function writePart(
  out: (string | Buffer)[],
  pieces: readonly Piece[],
  blocks: readonly (readonly Encoded[])[],
  { click, pixel }: Tracking,
): void {
  let midLine = false;
  const put = (text: string | Buffer): void => {
    if (text.length === 0) return;
    if (midLine && !isBreak(text, 0)) out.push('=\r\n');
    out.push(text);
    midLine = !isBreak(text, text.length - 2);
  };
  const write = (piece: Encoded | string): void => {
    if (typeof piece === 'string') put(quotedPrintable(piece));
    else if ('bytes' in piece) put(piece.bytes);
    else if ('link' in piece) put(quotedPrintable(click(piece.link)));
    else if ('pixel' in piece) put(quotedPrintable(pixel));
    else blocks[piece.block]?.forEach(write);
  };
  pieces.forEach(write);
}

/** Encoded text has a CR nowhere but before its LF. */
const isBreak = (text: string | Buffer, at: number): boolean =>
  typeof text === 'string' ? text[at] === '\r' : text[at] === 13;

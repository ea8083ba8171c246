import type { Body, Piece } from '../../templates/index.ts';
import { mimeFrame, quotedPrintable } from './mime.ts';

/** What a tracked link and the open pixel become in one person's message. */
export type Tracking = { click(url: string): string; pixel: string };

/** One person's part of a message. */
export type Rendering = { html: readonly Piece[]; text: readonly Piece[] };

/** The body of a mailing, encoded once; for a person only what is the person's is encoded. */
export type Letter = { write(headers: string, rendering: Rendering, tracking: Tracking): string };

/** Encoded text, or a place that is filled for each person. */
type Encoded = { text: string } | { link: string } | { pixel: true } | { block: number };

export function createLetter(html: Body, text: Body): Letter {
  const frame = mimeFrame();
  const blocks = {
    html: html.blocks.map((pieces) => pieces.map(encoded)),
    text: text.blocks.map((pieces) => pieces.map(encoded)),
  };
  return {
    write: (headers, rendering, tracking) => {
      const out = [headers, frame.top, frame.beforeText];
      writePart(out, rendering.text, blocks.text, tracking);
      out.push(frame.beforeHtml);
      writePart(out, rendering.html, blocks.html, tracking);
      out.push(frame.end);
      return out.join('');
    },
  };
}

const encoded = (piece: Piece): Encoded => (typeof piece === 'string' ? { text: quotedPrintable(piece) } : piece);

/** Pieces are encoded each for itself and joined by soft line breaks, which no reader sees. */
function writePart(
  out: string[],
  pieces: readonly Piece[],
  blocks: readonly (readonly Encoded[])[],
  { click, pixel }: Tracking,
): void {
  let midLine = false;
  const put = (text: string): void => {
    if (text === '') return;
    if (midLine && !text.startsWith('\r\n')) out.push('=\r\n');
    out.push(text);
    midLine = !text.endsWith('\r\n');
  };
  const write = (piece: Encoded): void => {
    if ('text' in piece) put(piece.text);
    else if ('link' in piece) put(quotedPrintable(click(piece.link)));
    else if ('pixel' in piece) put(quotedPrintable(pixel));
    else blocks[piece.block]?.forEach(write);
  };
  for (const piece of pieces) write(encoded(piece));
}

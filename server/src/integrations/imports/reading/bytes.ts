import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { Problem } from '../../../kernel/problem.ts';

/** A file as it lies on disk; gzip is recognised by its first two bytes, whatever the name says. */
export type Source = { path: string; gzipped: boolean; size: number };

const pieceBytes = 256 * 1024;

/** @throws Problem 422 when the file is empty or cannot be opened */
export async function openSource(path: string): Promise<Source> {
  const handle = await open(path, 'r').catch(() => null);
  if (handle === null)
    throw unreadable(`The file ${path} cannot be opened.`, 'Check the path and that the file may be read.');
  try {
    const { size } = await handle.stat();
    if (size === 0) throw emptyFile();
    const magic = Buffer.alloc(2);
    await handle.read(magic, 0, 2, 0);
    return { path, size, gzipped: magic[0] === 0x1f && magic[1] === 0x8b };
  } finally {
    await handle.close();
  }
}

/** The bytes of a source, unpacked, piece by piece. @param onRead told the bytes read from disk so far */
export async function* bytesOf(source: Source, onRead?: (bytes: number) => void): AsyncGenerator<Buffer> {
  const file = createReadStream(source.path, { highWaterMark: pieceBytes });
  let read = 0;
  file.on('data', (piece) => {
    read += piece.length;
    onRead?.(read);
  });
  const gunzip = source.gzipped ? file.pipe(createGunzip({ chunkSize: pieceBytes })) : null;
  if (gunzip) file.on('error', (error) => gunzip.destroy(error));
  try {
    for await (const piece of gunzip ?? file) yield piece as Buffer;
  } catch (error) {
    if (!source.gzipped) throw error;
    throw unreadable(
      'The gzip file is damaged or ends too early.',
      'Pack or upload it again; nothing after the damage was read.',
    );
  } finally {
    file.destroy();
    gunzip?.destroy();
  }
}

/** The first bytes, unpacked. */
export async function headOf(source: Source, bytes: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of bytesOf(source)) {
    pieces.push(piece);
    length += piece.length;
    if (length >= bytes) break;
  }
  if (length === 0) throw emptyFile();
  return Buffer.concat(pieces).subarray(0, bytes);
}

export const unreadable = (detail: string, remedy: string): Problem =>
  new Problem({ status: 422, code: 'unreadable_file', title: 'The file cannot be read', detail, remedy });

const emptyFile = (): Problem =>
  new Problem({
    status: 422,
    code: 'empty_file',
    title: 'The file is empty',
    detail: 'The file has no content.',
    remedy: 'Choose a file with a header line and at least one row.',
  });

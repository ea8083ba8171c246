import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, stat, type FileHandle } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** ustar (POSIX.1-1988), plain files only: any tar program reads it. */
const block = 512;

/** Writes files of a folder into one archive, in the order given. */
export async function packFolder(folder: string, names: readonly string[], target: string): Promise<void> {
  const out = createWriteStream(target, { mode: 0o600, flush: true });
  await pipeline(async function* () {
    for (const name of names) {
      const { size } = await stat(join(folder, name));
      yield header(name, size);
      yield* createReadStream(join(folder, name));
      yield Buffer.alloc(padding(size));
    }
    yield Buffer.alloc(2 * block);
  }, out);
}

/** @throws when the file is no tar archive, is cut off, or names a place outside the folder */
export async function unpackInto(source: string, folder: string): Promise<void> {
  const file = await open(source, 'r');
  try {
    let at = 0;
    for (;;) {
      const head = await readBlock(file, at);
      if (head.every((byte) => byte === 0)) return;
      const { name, size } = entryOf(head);
      at += block;
      const target = join(folder, name);
      await mkdir(dirname(target), { recursive: true });
      if (size > 0) {
        await pipeline(
          createReadStream(source, { start: at, end: at + size - 1 }),
          createWriteStream(target, { mode: 0o600 }),
        );
      } else await (await open(target, 'w', 0o600)).close();
      if ((await stat(target)).size !== size) throw new Error('The backup file is cut off.');
      at += size + padding(size);
    }
  } finally {
    await file.close();
  }
}

const padding = (size: number): number => (block - (size % block)) % block;

function header(name: string, size: number): Buffer {
  const head = Buffer.alloc(block);
  const { prefix, rest } = split(name);
  head.write(rest, 0, 100);
  head.write('0000600\0', 100);
  head.write('0000000\0', 108);
  head.write('0000000\0', 116);
  if (size < 0o77777777777) head.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  else {
    // Base-256, as GNU tar writes sizes from 8 GB on.
    head.writeUInt8(0x80, 124);
    head.writeBigUInt64BE(BigInt(size), 128);
  }
  head.write('00000000000\0', 136);
  head.write('        ', 148);
  head.write('0', 156);
  head.write('ustar\x0000', 257, 'latin1');
  head.write(prefix, 345, 155);
  head.write(`${checksum(head).toString(8).padStart(6, '0')}\0 `, 148);
  return head;
}

/** A name longer than its field is divided at a slash. */
function split(name: string): { prefix: string; rest: string } {
  if (Buffer.byteLength(name) <= 100) return { prefix: '', rest: name };
  for (let at = name.indexOf('/'); at > 0; at = name.indexOf('/', at + 1)) {
    const [prefix, rest] = [name.slice(0, at), name.slice(at + 1)];
    if (Buffer.byteLength(rest) <= 100 && Buffer.byteLength(prefix) <= 155) return { prefix, rest };
  }
  throw new Error(`The name ${name} is too long for an archive; back up into a folder instead.`);
}

function checksum(head: Buffer): number {
  let sum = 0;
  for (let i = 0; i < block; i += 1) sum += i >= 148 && i < 156 ? 32 : (head[i] ?? 0);
  return sum;
}

function entryOf(head: Buffer): { name: string; size: number } {
  const text = (from: number, length: number): string =>
    head
      .subarray(from, from + length)
      .toString('utf8')
      .replace(/\0.*$/s, '');
  if (text(257, 5) !== 'ustar' || Number.parseInt(text(148, 8), 8) !== checksum(head)) {
    throw new Error('The file is not a backup of Rapport.');
  }
  const [prefix, rest] = [text(345, 155), text(0, 100)];
  const name = normalize(prefix === '' ? rest : `${prefix}/${rest}`);
  if (name.startsWith('..') || name.startsWith('/'))
    throw new Error(`The archive names a place outside of it: ${name}`);
  const size = head[124] === 0x80 ? Number(head.readBigUInt64BE(128)) : Number.parseInt(text(124, 12), 8);
  return { name, size };
}

async function readBlock(file: FileHandle, position: number): Promise<Buffer> {
  const buffer = Buffer.alloc(block);
  const { bytesRead } = await file.read(buffer, 0, block, position);
  if (bytesRead < block) throw new Error('The backup file is cut off.');
  return buffer;
}

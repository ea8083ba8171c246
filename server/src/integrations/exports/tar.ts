import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';

const block = 512;

/** A POSIX ustar archive (IEEE Std 1003.1) of these files, as a stream of bytes. */
export async function* tarOf(files: readonly { name: string; path: string }[], modified: Date): AsyncGenerator<Buffer> {
  for (const { name, path } of files) {
    const { size } = await stat(path);
    yield header(name, size, modified);
    for await (const piece of createReadStream(path)) yield piece as Buffer;
    const over = size % block;
    if (over > 0) yield Buffer.alloc(block - over);
  }
  yield Buffer.alloc(2 * block);
}

function header(name: string, size: number, modified: Date): Buffer {
  const bytes = Buffer.alloc(block);
  bytes.write(name, 0, 100, 'utf8');
  bytes.write('0000644\0', 100);
  bytes.write('0000000\0', 108);
  bytes.write('0000000\0', 116);
  writeSize(bytes, size);
  bytes.write(
    `${Math.floor(modified.getTime() / 1000)
      .toString(8)
      .padStart(11, '0')}\0`,
    136,
  );
  bytes.write('        ', 148);
  bytes.write('0', 156);
  bytes.write('ustar\0', 257);
  bytes.write('00', 263);
  const sum = bytes.reduce((total, byte) => total + byte, 0);
  bytes.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return bytes;
}

/** Above 8 GB the size is binary with the highest bit set, as GNU and POSIX readers understand. */
function writeSize(bytes: Buffer, size: number): void {
  if (size < 8 ** 11) {
    bytes.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
    return;
  }
  bytes.writeBigUInt64BE(BigInt(size), 128);
  bytes[124] = 0x80;
}

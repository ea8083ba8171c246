import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, normalize, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Readable } from 'node:stream';

/** Files the installation keeps (archive, uploads, exports), named by a relative path with `/`. */
export type Files = {
  root: string;
  path(name: string): string;
  /** Complete or absent: written beside, synced, then renamed. Returns the size in bytes. */
  write(name: string, content: Readable | NodeJS.ReadableStream): Promise<number>;
  read(name: string): Readable;
  size(name: string): Promise<number | null>;
  list(prefix: string): Promise<string[]>;
  remove(name: string): Promise<void>;
};

export function localFiles(root: string): Files {
  const path = (name: string): string => {
    const clean = normalize(name);
    if (clean.startsWith('..') || clean.startsWith(sep) || clean.includes('\u0000')) {
      throw new Error('file name leaves its folder');
    }
    return join(root, clean);
  };
  return {
    root,
    path,
    write: async (name, content) => {
      const target = path(name);
      const partial = `${target}.partial`;
      await mkdir(dirname(target), { recursive: true });
      await pipeline(content, createWriteStream(partial, { mode: 0o600 }));
      await sync(partial);
      const { size } = await stat(partial);
      await rename(partial, target);
      await sync(dirname(target));
      return size;
    },
    read: (name) => createReadStream(path(name)),
    size: async (name) => {
      try {
        return (await stat(path(name))).size;
      } catch {
        return null;
      }
    },
    list: async (prefix) => {
      const folder = path(prefix);
      try {
        const entries = await readdir(folder, { recursive: true, withFileTypes: true });
        return entries
          .filter((e) => e.isFile() && !e.name.endsWith('.partial'))
          .map((e) =>
            join(e.parentPath, e.name)
              .slice(root.length + 1)
              .split(sep)
              .join('/'),
          )
          .sort();
      } catch {
        return [];
      }
    },
    remove: (name) => rm(path(name), { recursive: true, force: true }),
  };
}

async function sync(target: string): Promise<void> {
  const handle = await open(target, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, resolve } from 'node:path';
import { root } from './paths.mjs';
import { Problem } from './problem.mjs';

const GB = 1024 ** 3;

/** Throws a Problem when PORT on HOST cannot be listened on. */
export async function requireFreePort() {
  const port = Number(process.env.PORT || 3000);
  const host = process.env.HOST || '127.0.0.1';
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Problem(`PORT must be a number from 0 to 65535, but it is "${process.env.PORT}".`);
  }
  const code = await listenError(port, host);
  if (code === 'EADDRINUSE') {
    throw new Problem(
      `Port ${port} is taken: stop the program that uses it, or choose another: PORT=${port + 1} npm start`,
    );
  }
  if (code === 'EACCES')
    throw new Problem(`Port ${port} needs more rights: choose one above 1023: PORT=3000 npm start`);
  if (code) throw new Problem(`Cannot listen on ${host}:${port} (${code}): set HOST to an address of this machine.`);
}

function listenError(port, host) {
  return new Promise((done) => {
    const probe = createServer();
    probe.once('error', (error) => done(error.code ?? 'unknown'));
    probe.listen({ port, host }, () => probe.close(() => done(undefined)));
  });
}

/**
 * Throws a Problem when the repository's or the data directory's disk has too little left.
 * @param {{ installing: boolean }} need
 */
export async function requireDiskSpace({ installing }) {
  await requireSpace(root, installing ? 1.5 * GB : 0.1 * GB, 'the packages and builds');
  await requireSpace(resolve(root, process.env.RAPPORT_DATA || 'data'), 0.3 * GB, 'the data (RAPPORT_DATA)');
}

async function requireSpace(folder, bytes, purpose) {
  let existing = folder;
  while (!existsSync(existing)) existing = dirname(existing);
  const { bavail, bsize } = await statfs(existing);
  const free = bavail * bsize;
  if (free >= bytes) return;
  const gb = (n) => (n / GB).toFixed(1);
  throw new Problem(`The disk is full: ${existing} has ${gb(free)} GB left, ${purpose} need ${gb(bytes)} GB.`);
}

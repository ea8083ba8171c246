import { createServer } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { requireFreePort } from './preflight.mjs';

const { PORT, HOST } = process.env;
afterEach(() => {
  for (const [name, value] of Object.entries({ PORT, HOST })) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
});

test('a taken port is named, with another to try', async () => {
  const server = createServer();
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address();
  process.env.HOST = '127.0.0.1';
  process.env.PORT = String(port);
  try {
    await expect(requireFreePort()).rejects.toThrow(`Port ${port} is taken`);
  } finally {
    await new Promise((closed) => server.close(closed));
  }
  await expect(requireFreePort()).resolves.toBeUndefined();
});

test('what is no port is refused', async () => {
  process.env.PORT = '70000';
  await expect(requireFreePort()).rejects.toThrow('from 0 to 65535');
});

// The limit of a campaign: nodemailer's own pool, one static message, nothing remembered.
//   nodemailer-pool.ts PORT CONNECTIONS; each line in is { count, html }, each line out the milliseconds it took.
import { createInterface } from 'node:readline';
import { createTransport } from 'nodemailer';

const [port, connections] = process.argv.slice(2).map(Number);
const pool = createTransport({
  host: '127.0.0.1',
  port: port ?? 0,
  secure: false,
  ignoreTLS: true,
  pool: true,
  maxConnections: connections ?? 20,
  maxMessages: Infinity,
});
for await (const line of createInterface({ input: process.stdin })) {
  const { count, html } = JSON.parse(line) as { count: number; html: string };
  const started = performance.now();
  await Promise.all(
    Array.from({ length: count }, (_, i) =>
      pool.sendMail({ from: 'news@brand.example', to: `person${i}@people.example`, subject: 'Bench', html }),
    ),
  );
  process.stdout.write(`${performance.now() - started}\n`);
}
pool.close();

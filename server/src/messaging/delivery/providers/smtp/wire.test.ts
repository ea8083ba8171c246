import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSink, type SmtpSink } from '../../../../../test/world/smtp-sink.ts';
import type { Connection } from '../provider.ts';
import { speak } from './wire.ts';

let sink: SmtpSink;
const raws = new Map<string, string>();
beforeAll(async () => {
  sink = await startSink({ keep: (to, raw) => raws.set(to, raw) });
});
afterAll(() => sink.close());

async function session(pipelining: boolean): Promise<Connection> {
  const socket = connect(sink.port, '127.0.0.1');
  await once(socket, 'data');
  socket.write('EHLO here\r\n');
  await once(socket, 'data');
  return speak(socket, { pipelining, smtpUtf8: false, timeoutMs: 5000 });
}

const mail = (to: string, body = 'Hello\r\n') => ({
  sendId: 1,
  messageId: '<1.1@brand.example>',
  from: 'news@brand.example',
  to,
  subject: '',
  raw: `Message-ID: <1.1@brand.example>\r\n\r\n${body}`,
});

test.each([true, false])(
  'one session, pipelining %s: refusals leave it usable, a lost reply says so',
  async (pipelining) => {
    const tag = (local: string) => `${local}--${String(pipelining)}@x.example`;
    const first = await session(pipelining);
    const dots = '.\r\n..two\r\nplain\r\n.end\r\n';
    expect(await first.deliver(mail(tag('dots'), dots))).toMatchObject({ kind: 'accepted' });
    expect(raws.get(tag('dots'))).toBe(mail('', dots).raw);
    expect(await first.deliver(mail(tag('perm')))).toMatchObject({ kind: 'refused', code: 550 });
    expect(await first.deliver(mail(tag('tempfail+1')))).toMatchObject({ kind: 'refused', code: 451 });
    expect(await first.deliver(mail(tag('ada')))).toMatchObject({ kind: 'accepted' });
    expect(await first.deliver(mail('björn@x.example'))).toMatchObject({ kind: 'refused', code: 553 });
    expect(first.usable()).toBe(true);
    expect(await first.deliver(mail(tag('dropafterdata')))).toMatchObject({ kind: 'lost', afterData: true });
    expect(first.usable()).toBe(false);
    const second = await session(pipelining);
    expect(await second.deliver(mail(tag('dropbeforedata')))).toMatchObject({ kind: 'lost', afterData: false });
    expect(raws.has(tag('dropbeforedata'))).toBe(false);
  },
);

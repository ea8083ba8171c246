import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { describe, expect, test } from 'vitest';
import { createVault } from '../../../platform/crypto/index.ts';
import { isPlainAddress, mailHeaders } from './headers.ts';
import { isMachine } from './machines.ts';
import { composeMime, headerText, quotedPrintable } from './mime.ts';
import { nextAttempt, readReply } from './replies.ts';
import { makeToken, readToken } from './tokens.ts';

describe('tokens', () => {
  const vault = createVault('secret');
  test('only what we made for the purpose is read', () => {
    const token = makeToken(vault, 'click', [7, 123456, 9]);
    expect(readToken(vault, 'click', token, 3)).toEqual([7, 123456, 9]);
    expect(readToken(vault, 'open', token, 3)).toBeNull();
    expect(readToken(vault, 'click', token, 2)).toBeNull();
    for (let i = 0; i < token.length; i += 1) {
      for (const other of 'aZ0-_.') {
        const changed = token.slice(0, i) + other + token.slice(i + 1);
        if (changed !== token) expect(readToken(vault, 'click', changed, 3)).toBeNull();
      }
    }
  });
});

describe('MIME', () => {
  test('an independent reader gets back what went in', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme', maxLength: 400 }),
        fc.string({ unit: 'grapheme', maxLength: 120 }),
        async (body, subject) => {
          const raw = composeMime({
            headers: [
              ['Subject', headerText(subject)],
              ['To', 'a@example.com'],
            ],
            text: body,
            html: `<p>${'x'.repeat(200)}</p>`,
          });
          for (const line of raw.split('\r\n')) expect(line.length).toBeLessThanOrEqual(78);
          // eslint-disable-next-line no-control-regex
          expect(raw).toMatch(/^[\x09\x0a\x0d\x20-\x7e]*$/);
          const parsed = await PostalMime.parse(raw);
          expect(parsed.text?.replace(/\n$/, '')).toBe(body.replace(/\r\n|\r/g, '\n'));

          expect((parsed.subject ?? '').replace(/\s+/g, ' ').trim()).toBe(
            subject
              // eslint-disable-next-line no-control-regex
              .replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ')
              .replace(/\s+/g, ' ')
              .trim(),
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  test('quoted-printable keeps lines short and ends of lines safe', () => {
    expect(quotedPrintable('a = b ')).toBe('a =3D b=20');
    expect(
      quotedPrintable('ä'.repeat(40))
        .split('\r\n')
        .every((l) => l.length <= 76),
    ).toBe(true);
  });

  test('no name, subject or address starts another header', () => {
    const headers = mailHeaders({
      workspaceId: 1,
      sendId: 2,
      mailing: { id: 3, sourceKind: 'campaign', sourceId: 4, class: 'marketing' },
      from: { name: 'A\r\nBcc: x@example.com', email: 'a@example.com' },
      replyTo: null,
      to: 'b@example.com',
      subject: 'Hi\r\nBcc: x@example.com',
      date: new Date(0),
      messageId: '<1.2@example.com>',
      unsubscribe: { url: 'https://x.example/u/1', mailto: null },
    });
    const raw = composeMime({ headers, text: '', html: '' });
    expect(raw).not.toMatch(/^bcc:/im);
    expect(raw).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    expect(isPlainAddress('a@b.example\r\nBcc: c@d.example')).toBe(false);
    expect(isPlainAddress('a@b.example,c@d.example')).toBe(false);
  });
});

describe('SMTP replies', () => {
  test.each<[number, string, string, boolean]>([
    [550, '5.1.1 The email account that you tried to reach does not exist', 'no_such_address', true],
    [550, '5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup', 'no_such_address', true],
    [550, 'No such user here', 'no_such_address', true],
    [550, 'Requested action not taken: mailbox unavailable', 'unknown', false],
    [554, '5.7.1 Message rejected due to spam content: user unknown policy', 'policy', false],
    [550, '5.7.26 Unauthenticated email is not accepted due to DMARC policy', 'policy', false],
    [554, 'Service unavailable; Client host blocked using Spamhaus', 'policy', false],
    [552, '5.2.2 Mailbox full', 'mailbox_full', false],
    [550, '5.1.1 blocked: see policy', 'policy', false],
    [552, '5.3.4 Message size exceeds fixed limit', 'too_large', false],
    [554, 'gibberish we never saw', 'unknown', false],
    [550, '5.4.1 Recipient address rejected: Access denied', 'unavailable', false],
  ])('%i %s', (code, text, reason, suppress) => {
    expect(readReply(code, text)).toEqual({ fate: 'permanent', reason, suppress });
  });
  test('no temporary reply and no policy reply ever suppresses', () => {
    fc.assert(
      fc.property(fc.integer({ min: 400, max: 499 }), fc.string(), (code, text) => !readReply(code, text).suppress),
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 99 }),
        fc.string(),
        (x, text) => !readReply(550, `5.7.${x} user unknown ${text}`).suppress,
      ),
    );
  });
  test('waits grow and end', () => {
    const now = new Date(0);
    const waits = Array.from({ length: 12 }, (_, i) => nextAttempt(i + 1, now)?.getTime() ?? null);
    const given = waits.filter((w) => w !== null);
    expect(given).toEqual([...given].sort((a, b) => a - b));
    expect(waits.at(-1)).toBeNull();
  });
});

test('machines: privacy proxies, scanners, HEAD, clicks faster than a person', () => {
  const person = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Safari/605.1.15';
  const hit = { kind: 'open', method: 'GET', userAgent: person, sinceDeliveryMs: 60_000 } as const;
  expect(isMachine(hit)).toBe(false);
  expect(isMachine({ ...hit, userAgent: 'Mozilla/5.0' })).toBe(true);
  expect(isMachine({ ...hit, userAgent: 'Mozilla/5.0 (via ggpht.com GoogleImageProxy)' })).toBe(false);
  expect(isMachine({ ...hit, userAgent: undefined })).toBe(true);
  expect(isMachine({ ...hit, kind: 'click', method: 'HEAD' })).toBe(true);
  expect(isMachine({ ...hit, kind: 'click', sinceDeliveryMs: 500 })).toBe(true);
  expect(isMachine({ ...hit, kind: 'click', userAgent: 'Barracuda Sentinel' })).toBe(true);
});

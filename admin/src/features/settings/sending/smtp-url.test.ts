import fc from 'fast-check';
import { expect, it } from 'vitest';
import { noServer, smtpUrl } from './smtp-url.ts';

it('is nothing without a usable host', () => {
  expect(smtpUrl(noServer)).toBeNull();
  expect(smtpUrl({ ...noServer, host: 'evil.example/@good' })).toBeNull();
});

it('chooses the usual port of the kind of connection', () => {
  expect(smtpUrl({ ...noServer, host: 'mail.example.com' })).toBe('smtp://mail.example.com:587');
  expect(smtpUrl({ ...noServer, host: 'mail.example.com', port: '', secure: true })).toBe(
    'smtps://mail.example.com:465',
  );
});

it('carries any user name and password unharmed', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (user, password) => {
      fc.pre(user.trim() !== '');
      const url = new URL(smtpUrl({ ...noServer, host: 'mail.example.com', user, password }) ?? '');
      expect(decodeURIComponent(url.username)).toBe(user.trim());
      expect(decodeURIComponent(url.password)).toBe(password);
      expect(url.hostname).toBe('mail.example.com');
    }),
  );
});

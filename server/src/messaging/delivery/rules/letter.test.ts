import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { expect, test } from 'vitest';
import { placeLinks, prepare, prepareMany, type Scope } from '../../templates/index.ts';
import { rawText } from '../providers/provider.ts';
import { createLetter } from './letter.ts';

const brand = { name: 'Fern & Co', postalAddress: '1 Kiln Road', locale: 'en', timezone: 'UTC', currency: 'EUR' };
const link = (n: number, url: string) => `<a href="\u0001${n}\u0002${url}\u0003">x</a>`;

/** Bits of templates, as compiled: what is common, what is personal, links that are either, blocks, memory. */
const bits = [
  'plain words\n',
  '.starts with a dot\n',
  'ends with a space ',
  'ümläut – and = signs\r\n',
  'long '.repeat(60),
  '{{ brand.name }}',
  '{{ profile.first_name }}',
  '{{ profile.first_name | default: "you" }}\n',
  '{{ unsubscribe_url }}',
  '{{ preheader }}',
  '{% for i in (1..3) %}row {{ i }}\n{% endfor %}',
  '{% for i in (1..2) %}{{ profile.first_name }}{% endfor %}',
  '{% if profile.vip %}vip{% else %}not{% endif %}',
  '{% assign greeting = profile.first_name | upcase %}',
  '{% assign season = "spring" %}',
  '{{ greeting }}{{ season }}',
  '{% capture box %}[{{ brand.name }}]{% endcapture %}{{ box }}',
  '{% increment n %}',
  '{% cycle "a", "b" %}',
  '{% assign brand = profile %}',
  link(1, 'https://shop.example/a?b=1&amp;c=2'),
  link(2, 'https://shop.example/{{ profile.first_name }}'),
  link(3, 'javascript:alert(1)'),
  `{% for i in (1..2) %}${link(4, 'https://shop.example/{{ i }}')}{% endfor %}`,
  '</body>',
];
const source = fc.array(fc.constantFrom(...bits), { maxLength: 12 }).map((parts) => parts.join(''));
const person = fc.record({
  first_name: fc.oneof(fc.constant('.'), fc.constant(' '), fc.string({ unit: 'grapheme', maxLength: 90 })),
  vip: fc.boolean(),
});

test('in pieces or whole, a message says the same', async () => {
  await fc.assert(
    fc.asyncProperty(
      source,
      source,
      source,
      fc.array(person, { minLength: 1, maxLength: 3 }),
      async (h, t, s, people) => {
        const sources = { subject: s, preheader: s, html: h, text: t };
        const whole = prepare(sources, brand);
        const many = prepareMany(sources, brand);
        const letter = createLetter(many.html, many.text);
        const click = (url: string): string => `https://t.example/c?u=${encodeURIComponent(url)}`;
        for (const profile of people) {
          // A template may count in its scope: each way of rendering gets its own.
          const scope = (): Scope => ({
            profile,
            brand: { name: brand.name, postal_address: brand.postalAddress },
            unsubscribe_url: 'https://t.example/u/1',
            today: '2026-11-22T00:00:00.000Z',
          });
          const own = scope();
          const expected = whole(scope());
          expect(many.subject(own)).toBe(expected.subject);
          const raw = rawText(
            letter.write(
              'To: a@example.com\r\n',
              { html: many.html.render(own), text: many.text.render(own) },
              { click, pixel: '<img alt="=pixel">' },
            ),
          );
          for (const line of raw.split('\r\n')) {
            expect(line.length).toBeLessThanOrEqual(78);
            expect(line.startsWith('.')).toBe(false);
          }
          const read = await PostalMime.parse(raw);
          const lines = (text: string) => text.replace(/\r\n|\r/g, '\n');
          // The reader ends each part with a line break of its own.
          const part = (text: string | undefined) => lines(text ?? '').replace(/\n$/, '');
          const target = (_position: number, url: string): string => click(url);
          expect(part(read.text)).toBe(lines(placeLinks(expected.text, target)));
          expect((read.html ?? '').split('<img alt="=pixel">')).toHaveLength(2);
          expect(part(read.html?.replace('<img alt="=pixel">', ''))).toBe(lines(placeLinks(expected.html, target)));
        }
      },
    ),
    { numRuns: 150 },
  );
}, 60_000);

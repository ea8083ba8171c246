import { describe, expect, test } from 'vitest';
import { compileContent, ContentError, type Content } from './compile.ts';
import { linksOf, placeLinks } from './links.ts';
import { prepare, type Scope } from './render.ts';

const voice = { locale: 'en-GB', timezone: 'Europe/Berlin', currency: 'EUR' };
const scope = (profile: Scope['profile'] = {}): Scope => ({
  profile,
  brand: { name: 'Fern & Clay', postal_address: '1 Kiln Road, Leeds' },
  unsubscribe_url: 'https://crm.example/u/token',
  today: '2026-11-22T10:00:00Z',
});
const content = (source: string, more: Partial<Content> = {}): Content => ({
  class: 'marketing',
  subject: 'Hello {{ profile.first_name | default: "there" }}',
  preheader: '',
  format: 'html',
  source,
  textSource: null,
  ...more,
});
const mail = async (source: string, profile: Scope['profile'] = {}, more: Partial<Content> = {}) => {
  const made = content(source, more);
  const compiled = await compileContent(made);
  const rendered = prepare({ ...compiled, subject: made.subject, preheader: made.preheader }, voice)(scope(profile));
  return { compiled, rendered };
};

describe('compiling', () => {
  test('MJML becomes HTML with its Liquid alive, and a text part', async () => {
    const { rendered } = await mail(
      '<mjml><mj-body><mj-section><mj-column><mj-text>Hi {{ profile.first_name }}</mj-text><mj-raw>{% for p in profile.picks %}</mj-raw><mj-button href="https://shop.example/{{ p }}">See {{ p }}</mj-button><mj-raw>{% endfor %}</mj-raw></mj-column></mj-section></mj-body></mjml>',
      { first_name: 'Ada', picks: ['vase', 'bowl'] },
      { format: 'mjml' },
    );
    expect(linksOf(rendered.html).map((l) => l.url)).toEqual([
      'https://shop.example/vase',
      'https://shop.example/bowl',
    ]);
    expect(rendered.text).toContain('Hi Ada');
    expect(linksOf(rendered.text).map((l) => l.url)).toEqual([
      'https://shop.example/vase',
      'https://shop.example/bowl',
    ]);
  });

  test('marketing without address and way out gets both, and the author is told', async () => {
    const { compiled, rendered } = await mail('<p>Sale</p>');
    expect(compiled.warnings).toHaveLength(2);
    expect(rendered.html).toContain('1 Kiln Road, Leeds');
    expect(rendered.html).toContain('href="https://crm.example/u/token"');
    expect(rendered.text).toContain('https://crm.example/u/token');
  });

  test('transactional mail gets no footer', async () => {
    const { compiled, rendered } = await mail('<p>Your receipt</p>', {}, { class: 'transactional' });
    expect(compiled.warnings).toEqual([]);
    expect(rendered.html).not.toContain('Unsubscribe');
  });

  test('errors say the field, the line and the column', async () => {
    const failure = await compileContent(content('<p>\n{% if x %}')).catch((e: unknown) => e);
    expect(failure).toBeInstanceOf(ContentError);
    expect((failure as ContentError).faults[0]).toMatchObject({
      field: 'source',
      message: expect.stringContaining('line 2, column 1'),
    });
    const unknown = await compileContent(content('{{ x | explode }}')).catch((e: unknown) => e);
    expect((unknown as ContentError).faults[0]?.message).toContain('explode');
    const tag = await compileContent(content('<mjml><mj-body><mj-foo /></mj-body></mjml>', { format: 'mjml' })).catch(
      (e: unknown) => e,
    );
    expect((tag as ContentError).faults[0]?.message).toContain('mj-foo');
  });

  test('warns before Gmail clips', async () => {
    const { compiled } = await mail(`<p>${'word '.repeat(25_000)}</p>`);
    expect(compiled.warnings.some((w) => w.includes('102 KB'))).toBe(true);
  });
});

describe('rendering', () => {
  test('values are escaped in HTML and plain in text', async () => {
    const { rendered } = await mail('<p>{{ profile.first_name }}</p>', { first_name: '<img src=x onerror=alert(1)>' });
    expect(rendered.html).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(rendered.html).not.toContain('<img src=x');
    expect(rendered.subject).toBe('Hello <img src=x onerror=alert(1)>');
  });

  test('a value cannot break out of a header or forge a link mark', async () => {
    const { rendered } = await mail('<a href="https://shop.example/?n={{ profile.first_name }}">x</a>', {
      first_name: 'a\r\nBcc: b@example.com\u00030\u0002https://evil.example\u0003',
    });
    expect(rendered.subject).not.toMatch(/[\r\n]/);
    expect(linksOf(rendered.html)).toHaveLength(1);
    expect(linksOf(rendered.html)[0]?.url).toMatch(/^https:\/\/shop\.example\//);
  });

  test('script addresses are emptied', async () => {
    const { rendered } = await mail('<a href="{{ profile.site }}">x</a>', { site: 'javascript:alert(1)' });
    expect(placeLinks(rendered.html, (_p, url) => url)).toContain('href="#"');
  });

  test('money and dates are in the voice of the brand', async () => {
    const { rendered } = await mail(
      '<p>{{ 12.5 | money }} {{ 1300 | money: "JPY" }} {{ "2026-11-22T23:30:00Z" | long_date }}</p>',
    );
    expect(rendered.text).toContain('€12.50 JP¥1,300 23 November 2026');
  });

  test.each([
    '{{ profile.constructor }}',
    '{{ profile.__proto__.x }}',
    '{{ "".constructor.constructor }}',
    '{{ profile | inspect }}',
  ])('%s reaches nothing', async (vector) => {
    const outcome = await mail(`<p>[${vector}]</p>`).then(
      (m) => m.rendered.text,
      (e: unknown) => e,
    );
    if (outcome instanceof ContentError) expect(outcome.message).toMatch(/undefined filter/);
    else expect(outcome).toContain('[]');
  });

  test.each(['{% include "a" %}', '{% render "a" %}', '{% layout "a" %}'])('%s is not a tag here', async (vector) => {
    await expect(compileContent(content(vector))).rejects.toThrow(/not found/);
  });

  test.each([
    '{% for i in (1..5000000) %}x{% endfor %}',
    '{% assign s = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" %}{% for i in (1..40) %}{% assign s = s | replace: "a", "aaaa" %}{% endfor %}{{ s }}',
    '{{ "2026-01-01" | date: "%9999999d" }}',
  ])('%s is stopped', async (bomb) => {
    await expect(mail(bomb)).rejects.toThrow(/limit|exceeded/);
  });
});

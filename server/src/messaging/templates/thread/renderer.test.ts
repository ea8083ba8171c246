import { expect, test } from 'vitest';
import { renderApart } from './renderer.ts';

const voice = { locale: 'en', timezone: 'UTC', currency: 'USD' };
const sources = (html: string) => ({ subject: 's', preheader: '', html, text: '' });
const scope = { profile: { name: 'Ada' }, brand: { name: '', postal_address: '' }, unsubscribe_url: '', today: '' };

test('renders apart from the main loop, and goes on after a template that had to be stopped', async () => {
  await expect(
    renderApart(sources('{% for i in (1..9000) %}{% for j in (1..9000) %}{% endfor %}{% endfor %}'), voice, scope),
  ).rejects.toThrow(/too long|limit/);
  expect(await renderApart(sources('Hi {{ profile.name }}'), voice, scope)).toEqual({
    subject: 's',
    html: 'Hi Ada',
    text: '',
  });
}, 30_000);

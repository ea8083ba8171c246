import type { JsonValue } from '../../../kernel/json.ts';
import { createLanguage, type Language, type Voice } from './language.ts';

/** What a template may name. All plain data: `{{ profile.first_name }}`, `{{ brand.name }}`, `{{ unsubscribe_url }}`. */
export type Scope = {
  profile: { [name: string]: JsonValue };
  brand: { name: string; postal_address: string };
  unsubscribe_url: string;
  today: string;
  [extra: string]: JsonValue;
};

export type Sources = { subject: string; preheader: string; html: string; text: string };

/** Parts as one person gets them; links are still between their marks (see links.ts). */
export type Rendered = { subject: string; html: string; text: string };

export type Prepared = (scope: Scope) => Rendered;

const languages = new Map<string, Language>();

export function languageOf(voice: Voice): Language {
  const key = `${voice.locale}|${voice.timezone}|${voice.currency}`;
  const known = languages.get(key);
  if (known) return known;
  const made = createLanguage(voice);
  languages.set(key, made);
  return made;
}

/** Parsed once, rendered for many. */
export function prepare(sources: Sources, voice: Voice): Prepared {
  const language = languageOf(voice);
  const subject = language.parse('text', sources.subject);
  const preheader = language.parse('text', sources.preheader);
  const html = language.parse('html', sources.html);
  const text = language.parse('text', sources.text);
  return (scope) => ({
    subject: subjectLine(language.render('text', subject, scope)),
    html: language.render('html', html, { ...scope, preheader: oneLine(language.render('text', preheader, scope)) }),
    text: language.render('text', text, scope),
  });
}

export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

export const subjectLine = (text: string): string => oneLine(text).slice(0, 900);

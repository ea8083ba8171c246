import type { components } from '@rapport/sdk';

type Template = components['schemas']['Template'];

/** What the editor changes. */
export type Draft = Pick<Template, 'name' | 'class' | 'subject' | 'preheader' | 'format' | 'source' | 'textSource'>;

export const draftOf = (template: Draft): Draft => ({
  name: template.name,
  class: template.class,
  subject: template.subject,
  preheader: template.preheader,
  format: template.format,
  source: template.source,
  textSource: template.textSource,
});

const keys = ['name', 'class', 'subject', 'preheader', 'format', 'source', 'textSource'] as const;

/** Only what differs, so that another name alone makes no new version. */
export const changesOf = (before: Draft, after: Draft): Partial<Draft> =>
  Object.fromEntries(keys.filter((key) => before[key] !== after[key]).map((key) => [key, after[key]]));

/**
 * A subject line with Liquid as a person reads it in a list: `{{ profile.first_name }}` becomes [first name], of an "if"
 * the first way is shown. For a real rendering there is the preview.
 */
export const subjectWords = (subject: string): string =>
  subject
    .replace(/\{%-?\s*(?:else|elsif\b[^%]*)\s*-?%\}.*?(?=\{%-?\s*endif)/gs, '')
    .replace(/\{%.*?%\}/gs, '')
    .replace(/\{\{-?\s*([^}|]*?)\s*(?:\|[^}]*)?-?\}\}/g, (_whole, path: string) => `[${nameOf(path)}]`)
    .replace(/\s+/g, ' ')
    .trim();

/** profile.first_name → first name */
const nameOf = (path: string): string => (path.split('.').at(-1) ?? path).replaceAll('_', ' ').trim();

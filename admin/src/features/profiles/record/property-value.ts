type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** What a person typed as the value it means: true, 12.5 and [1, 2] are not texts. */
export function readValue(text: string): Json {
  const trimmed = text.trim();
  if (/^(true|false)$/i.test(trimmed)) return trimmed.toLowerCase() === 'true';
  // A phone number or article code with a leading zero stays as it was typed.
  if (/^-?(0|[1-9]\d{0,14})(\.\d+)?$/.test(trimmed)) return Number(trimmed);
  if (/^[[{]/.test(trimmed)) {
    try {
      return JSON.parse(trimmed) as Json;
    } catch {
      return trimmed;
    }
  }
  return trimmed;
}

/** A value as text that `readValue` reads back. */
export const shownValue = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

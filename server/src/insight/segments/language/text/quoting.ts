/** What would be invisible, change the direction of reading, or not survive as UTF-8. */
const hidden = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

const written = (text: string, quote: string): string =>
  `${quote}${text
    .replaceAll('\\', '\\\\')
    .replaceAll(quote, `\\${quote}`)
    .replace(hidden, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)}${quote}`;

/** A value, or the name of a segment. */
export const quotedValue = (text: string): string => written(text, "'");

/** The name of a metric, or of a property that cannot stand without quotes. */
export const quotedName = (text: string): string => written(text, '"');

export const listed = (values: readonly string[]): string => `(${values.map(quotedValue).join(', ')})`;

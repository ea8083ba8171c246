const offered = [
  'en-GB',
  'en-US',
  'en-AU',
  'en-CA',
  'en-IE',
  'de-DE',
  'de-AT',
  'de-CH',
  'nl-NL',
  'nl-BE',
  'fr-FR',
  'fr-BE',
  'es-ES',
  'es-MX',
  'it-IT',
  'pt-PT',
  'pt-BR',
  'pl-PL',
  'sv-SE',
  'da-DK',
  'nb-NO',
  'fi-FI',
  'cs-CZ',
  'ja-JP',
];

/** Languages of dates and money, each in its own name with an example; the brand's own is always among them. */
export const localeOptions = (current: string): { value: string; label: string }[] =>
  [...new Set([current, ...offered])]
    .map((value) => ({ value, label: labelOf(value) }))
    .sort((a, b) => a.label.localeCompare(b.label));

function labelOf(locale: string): string {
  const name = new Intl.DisplayNames([locale], { type: 'language' }).of(locale) ?? locale;
  const amount = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(1234.5);
  return `${name.charAt(0).toLocaleUpperCase(locale)}${name.slice(1)} · ${amount}`;
}

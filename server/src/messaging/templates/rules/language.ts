import { Liquid, LiquidError, type Template } from 'liquidjs';
import { currencyExponent, isCurrency } from '../../../kernel/money.ts';
import { separate, type Separated } from './separate.ts';

/** Locale, zone and currency values are written in. */
export type Voice = { locale: string; timezone: string; currency: string };

/** `html`: every value is escaped. `text`: values are as they are, without control characters. */
export type Medium = 'html' | 'text';

export type Parsed = Template[];

/** Liquid with what a message needs and nothing that reaches outside it. */
export type Language = {
  /** @throws TemplateError with line and column */
  parse(medium: Medium, source: string): Parsed;
  /** @throws TemplateError */
  render(medium: Medium, parsed: Parsed, scope: object): string;
  /** For rendering one source many times: see separate.ts. @throws TemplateError */
  separate(medium: Medium, source: string, constants: object): Separated;
};

export class TemplateError extends Error {
  readonly line: number | null;
  readonly column: number | null;
  constructor(message: string, line: number | null, column: number | null) {
    super(message);
    this.name = 'TemplateError';
    this.line = line;
    this.column = column;
  }
}

// Steps, not milliseconds, are what stops a runaway: a busy machine must not cost anybody their message.
const limits = { parseLimit: 600_000, renderLimit: 1000, memoryLimit: 4_000_000 };
const templateLimit = 20_000;

const allowedFilters = new Set(
  (
    'abs append at_least at_most capitalize ceil compact concat date default divided_by downcase escape escape_once first floor join last lstrip map ' +
    'minus modulo newline_to_br plus prepend remove remove_first replace replace_first reverse round rstrip size slice sort sort_natural ' +
    'split strip strip_html strip_newlines sum times truncate truncatewords uniq upcase url_encode where find json'
  ).split(' '),
);
const allowedTags = new Set(
  'assign capture case comment cycle decrement echo for if increment liquid raw tablerow unless'.split(' '),
);

/** Marks links between compile and render (see links.ts): no value may carry them. */
// eslint-disable-next-line no-control-regex
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;
export const withoutControls = (text: string): string => text.replace(control, '');

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&#34;', "'": '&#39;' };
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (c) => entities[c] ?? c);

export function createLanguage(voice: Voice): Language {
  const engines: Record<Medium, Liquid> = {
    html: engine(voice, (value) => escapeHtml(withoutControls(asText(value)))),
    text: engine(voice, (value) => withoutControls(asText(value))),
  };
  return {
    parse: (medium, source) => guarded(() => engines[medium].parse(source)),
    render: (medium, parsed, scope) =>
      guarded(() => String(engines[medium].renderSync(parsed, scope, { templateLimit }))),
    separate: (medium, source, constants) =>
      guarded(() => separate(engines[medium], engines[medium].parse(source), source, constants)),
  };
}

function engine(voice: Voice, outputEscape: (value: unknown) => string): Liquid {
  const made = new Liquid({
    ...limits,
    strictFilters: true,
    ownPropertyOnly: true,
    outputEscape,
    locale: voice.locale,
    timezoneOffset: voice.timezone,
    templates: {},
  });
  for (const name of Object.keys(made.filters))
    if (!allowedFilters.has(name)) Reflect.deleteProperty(made.filters, name);
  for (const name of Object.keys(made.tags)) if (!allowedTags.has(name)) Reflect.deleteProperty(made.tags, name);
  made.registerFilter('money', (value: unknown, currency?: unknown) => money(value, currency, voice));
  made.registerFilter('long_date', (value: unknown) => longDate(value, voice));
  return made;
}

const asText = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(asText).join('');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};

/** Units of a currency, the brand's when none is named: `{{ order.total | money }}` gives "€12.90". */
function money(value: unknown, currency: unknown, voice: Voice): string {
  const code = typeof currency === 'string' && isCurrency(currency) ? currency : voice.currency;
  const amount = Number(value);
  if (value === null || value === '' || !Number.isFinite(amount)) return '';
  return new Intl.NumberFormat(voice.locale, {
    style: 'currency',
    currency: code,
    minimumFractionDigits: Number.isInteger(amount) ? 0 : currencyExponent(code),
  }).format(amount);
}

/** "22 November 2026" in the brand's locale and zone. */
function longDate(value: unknown, voice: Voice): string {
  if (typeof value !== 'string' && typeof value !== 'number') return '';
  const at = new Date(value);
  if (Number.isNaN(at.getTime())) return '';
  return new Intl.DateTimeFormat(voice.locale, { dateStyle: 'long', timeZone: voice.timezone }).format(at);
}

function guarded<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!LiquidError.is(error)) throw error;
    const at = /, line:(\d+), col:(\d+)/.exec(error.message);
    throw new TemplateError(
      error.message.replace(/, line:\d+, col:\d+.*$/s, ''),
      at ? Number(at[1]) : null,
      at ? Number(at[2]) : null,
    );
  }
}

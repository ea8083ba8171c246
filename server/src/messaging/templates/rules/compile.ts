import type { MjmlCompile } from 'mjml-core';
import { asDocument, withFooter, withPreheader } from './footer.ts';
import { createLanguage, TemplateError, withoutControls } from './language.ts';
import { markLinks, type TemplateLink } from './links.ts';
import { plainText } from './plain-text.ts';

export type Content = {
  class: 'marketing' | 'transactional';
  subject: string;
  preheader: string;
  format: 'mjml' | 'html';
  source: string;
  /** null: made from the HTML */
  textSource: string | null;
};

export type Compiled = { html: string; text: string; links: TemplateLink[]; warnings: string[] };

export type ContentFault = { field: 'subject' | 'preheader' | 'source' | 'textSource'; message: string };

/** Nothing of a template could be compiled; each fault names its place. */
export class ContentError extends Error {
  readonly faults: ContentFault[];
  constructor(faults: ContentFault[]) {
    super(faults.map((f) => f.message).join('; '));
    this.name = 'ContentError';
    this.faults = faults;
  }
}

/** Gmail cuts a message off after this many bytes. */
const clipBytes = 102 * 1024;

/** Loaded with the first template that needs it: MJML alone is a third of what a start would load. */
async function mjmlCompiler(): Promise<(source: string) => ReturnType<MjmlCompile>> {
  const [{ default: mjml }, { default: preset }] = await Promise.all([import('mjml-core'), import('mjml-preset-core')]);
  const compile: MjmlCompile = typeof mjml === 'function' ? mjml : mjml.default;
  return (source) =>
    compile(source, { presets: [preset], validationLevel: 'soft', keepComments: false, ignoreIncludes: true });
}

/** Content as written to content as sent, but for the recipient's values. Done once per version. */
export async function compileContent(content: Content): Promise<Compiled> {
  const warnings: string[] = [];
  const source = withoutControls(content.source);
  refuseBadLiquid({ ...content, source });
  const body = content.format === 'mjml' ? await fromMjml(source) : asDocument(source, content.subject);
  const footed = withFooter(withPreheader(body), content.class === 'marketing');
  for (const part of footed.added)
    warnings.push(`The ${part} was missing and has been added at the end: marketing needs it.`);
  const { html, links } = markLinks(footed.html);
  const text =
    content.textSource === null ? plainText(html) : withExit(withoutControls(content.textSource), content.class);
  checkCompiled(html, text);
  if (/<script\b/i.test(html)) warnings.push('Scripts do not run in mail clients; remove the <script> element.');
  if (Buffer.byteLength(html) > clipBytes) {
    warnings.push(
      `The HTML has ${Math.ceil(Buffer.byteLength(html) / 1024)} KB: Gmail cuts messages off after 102 KB.`,
    );
  }
  return { html, text, links, warnings };
}

async function fromMjml(source: string): Promise<string> {
  if (!/<mjml\b/i.test(source))
    throw new ContentError([
      { field: 'source', message: 'MJML starts with <mjml>; for plain HTML choose the format "html".' },
    ]);
  const compile = await mjmlCompiler();
  let result;
  try {
    result = await compile(source);
  } catch (error) {
    throw new ContentError([
      { field: 'source', message: error instanceof Error ? error.message.slice(0, 300) : 'The MJML cannot be read.' },
    ]);
  }
  if (result.errors.length > 0) {
    throw new ContentError(
      result.errors
        .slice(0, 20)
        .map((e) => ({ field: 'source', message: `line ${e.line}, <${e.tagName}>: ${e.message}` })),
    );
  }
  return result.html.replace(/^[ \t]+/gm, '').replace(/\n{2,}/g, '\n');
}

/** Parse errors are the same for every brand: neutral settings do. */
const neutral = createLanguage({ locale: 'en', timezone: 'UTC', currency: 'USD' });

function refuseBadLiquid(content: Content): void {
  const faults: ContentFault[] = [];
  const fields = [
    ['subject', content.subject],
    ['preheader', content.preheader],
    ['source', content.source],
    ['textSource', content.textSource ?? ''],
  ] as const;
  for (const [field, source] of fields) {
    try {
      neutral.parse(field === 'source' ? 'html' : 'text', source);
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      faults.push({
        field,
        message: error.line === null ? error.message : `line ${error.line}, column ${error.column}: ${error.message}`,
      });
    }
  }
  if (faults.length > 0) throw new ContentError(faults);
}

/** Good Liquid can be torn by what MJML or the text conversion does to it. */
function checkCompiled(html: string, text: string): void {
  for (const [medium, source] of [
    ['html', html],
    ['text', text],
  ] as const) {
    try {
      neutral.parse(medium, source);
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      throw new ContentError([
        {
          field: 'source',
          message: `A Liquid block does not survive the layout (${error.message}): put block tags into <mj-raw>.`,
        },
      ]);
    }
  }
}

const withExit = (text: string, kind: Content['class']): string =>
  kind === 'marketing' && !text.includes('unsubscribe_url')
    ? `${text}\n\n{{ brand.name }}, {{ brand.postal_address }}\nUnsubscribe: {{ unsubscribe_url }}`
    : text;

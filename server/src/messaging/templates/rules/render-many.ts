import { beforeBodyEnd } from './footer.ts';
import type { Language, Medium, Voice } from './language.ts';
import { isWebAddress, linkAddress } from './links.ts';
import { languageOf, oneLine, subjectLine, type Scope, type Sources } from './render.ts';
import type { Brand } from './scope.ts';
import { marks } from './separate.ts';

/** Rendered text in order: words, links to be tracked, the place of the open pixel, and blocks by number. */
export type Piece = string | { link: string; position: number } | { block: number } | { pixel: true };

/** A body for many people: `blocks` are the same for everybody, `render` gives what is around them for one. */
export type Body = { blocks: readonly Piece[][]; render(scope: Scope): Piece[] };

export type Batch = {
  html: Body;
  text: Body;
  /** @throws TemplateError when it cannot be rendered for this person */
  subject(scope: Scope): string;
};

/** Parsed once, the common part rendered once. Gives what `prepare` gives, in pieces, with a place for the pixel. */
export function prepareMany(sources: Sources, brand: Brand & Voice): Batch {
  const language = languageOf(brand);
  const constants = { brand: { name: brand.name, postal_address: brand.postalAddress ?? '' } };
  const subject = lineOf(language, sources.subject, constants);
  const preheader = lineOf(language, sources.preheader, constants);
  const html = bodyOf(language, 'html', beforeBodyEnd(sources.html, marks.pixel), constants);
  return {
    subject: (scope) => subjectLine(subject(scope)),
    html: { ...html, render: (scope) => html.render({ ...scope, preheader: oneLine(preheader(scope)) }) },
    text: bodyOf(language, 'text', sources.text, constants),
  };
}

/** A line of text; rendered now when it is the same for everybody. */
function lineOf(language: Language, source: string, constants: object): (scope: object) => string {
  const parsed = language.parse('text', source);
  if (language.separate('text', source, constants).varies) return (scope) => language.render('text', parsed, scope);
  const always = language.render('text', parsed, constants);
  return () => always;
}

function bodyOf(language: Language, medium: Medium, source: string, constants: object): Body {
  const { rest, fixed } = language.separate(medium, source, constants);
  return {
    blocks: fixed.map(piecesOf),
    render: (scope) => piecesOf(language.render(medium, rest, scope)),
  };
}

const [open, middle, close] = marks.link;
const [before, after] = marks.fixed;
const anyMark = new RegExp(`${before}(\\d+)${after}|${open}(\\d+)${middle}([^${close}]*)${close}|${marks.pixel}`, 'g');

/** Cuts rendered text at its marks; an address that is not of the web becomes `#`. */
function piecesOf(rendered: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const mark of rendered.matchAll(anyMark)) {
    if (mark.index > from) pieces.push(rendered.slice(from, mark.index));
    from = mark.index + mark[0].length;
    const [, block, position, address] = mark;
    if (block !== undefined) pieces.push({ block: Number(block) });
    else if (address === undefined) pieces.push({ pixel: true });
    else {
      const link = linkAddress(address);
      pieces.push(isWebAddress(link) ? { link, position: Number(position) } : '#');
    }
  }
  if (from < rendered.length) pieces.push(rendered.slice(from));
  return pieces;
}

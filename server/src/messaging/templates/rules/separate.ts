import type { Liquid, Template } from 'liquidjs';

/**
 * A parsed template in which everything that comes out the same for everybody stands once, in `fixed`, and the rest
 * refers to it by marks: rendering for a person then costs what is the person's own.
 */
export type Separated = { rest: Template[]; fixed: string[]; varies: boolean };

/** Marks in rendered text. No value and no source can hold them: control characters are taken out of both. */
export const marks = {
  link: ['\u0001', '\u0002', '\u0003'],
  pixel: '\u0004',
  fixed: ['\u0005', '\u0006'],
} as const;

/** Tags that remember from one place of the template to another what no analysis names. */
const remembers = /\{%-?\s*(?:cycle|liquid)\b|\boffset\s*:\s*continue\b/;

/** @param constants the part of the scope that is the same for everybody */
export function separate(engine: Liquid, parsed: Template[], source: string, constants: object): Separated {
  const names = new Set(Object.keys(constants));
  if (remembers.test(source) || Object.keys(localsOf(engine, parsed)).some((name) => names.has(name)))
    return { rest: parsed, fixed: [], varies: true };
  const fixed: string[] = [];
  const rest: Template[] = [];
  let inLink = false;
  let varies = false;
  for (const run of runs(parsed, (node) => isFixed(engine, node, names))) {
    const text = run.fixed ? rendered(engine, run.nodes, constants) : null;
    if (text === null) {
      rest.push(...run.nodes);
      varies = true;
      continue;
    }
    const { head, body, tail } = aroundLinks(text, inLink);
    inLink = tail !== '' || (inLink && !text.includes(marks.link[2]));
    if (body !== '') fixed.push(body);
    const reference = body === '' ? '' : `${marks.fixed[0]}${fixed.length - 1}${marks.fixed[1]}`;
    rest.push({ token: run.nodes[0]!.token, render: () => head + reference + tail });
  }
  return { rest, fixed, varies };
}

type Run = { fixed: boolean; nodes: Template[] };

/** Neighbours of a kind together. */
function runs(nodes: readonly Template[], test: (node: Template) => boolean): Run[] {
  const found: Run[] = [];
  for (const node of nodes) {
    const fixed = test(node);
    const last = found.at(-1);
    if (last?.fixed === fixed) last.nodes.push(node);
    else found.push({ fixed, nodes: [node] });
  }
  return found;
}

function isFixed(engine: Liquid, node: Template, names: ReadonlySet<string>): boolean {
  const { globals, locals } = engine.analyzeSync([node], { partials: false });
  return Object.keys(locals).length === 0 && Object.keys(globals).every((name) => names.has(name));
}

const localsOf = (engine: Liquid, parsed: Template[]): object => engine.analyzeSync(parsed, { partials: false }).locals;

/** null when it fails: then it is to fail for each person, as it would have done. */
function rendered(engine: Liquid, nodes: Template[], constants: object): string | null {
  try {
    return String(engine.renderSync(nodes, constants));
  } catch {
    return null;
  }
}

/** A link whose address goes on beyond this text, or came from before it, stays with the part that varies. */
function aroundLinks(text: string, inLink: boolean): { head: string; body: string; tail: string } {
  const [open, , close] = marks.link;
  const firstClose = inLink ? text.indexOf(close) : -1;
  if (inLink && firstClose < 0) return { head: text, body: '', tail: '' };
  const rest = text.slice(firstClose + 1);
  const lastOpen = rest.lastIndexOf(open);
  const cut = lastOpen > rest.lastIndexOf(close) ? lastOpen : rest.length;
  return { head: text.slice(0, firstClose + 1), body: rest.slice(0, cut), tail: rest.slice(cut) };
}

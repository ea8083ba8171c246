import { posix } from 'node:path';
import ts from 'typescript';
import { type Facts, readFacts } from './facts.ts';
import { isSource, placeOf } from './place.ts';
import type { SourceTree } from './tree.ts';

/** A route as the modules' manifests declare it. */
export type RouteFact = {
  method: string;
  url: string;
  operationId?: string | undefined;
  audience?: string | undefined;
  permission?: string | null | undefined;
  params?: unknown;
  query?: unknown;
  body?: unknown;
  response?: unknown;
  status?: number | undefined;
  /** pages and pixels, outside the OpenAPI document */
  hidden?: boolean | undefined;
};

/** All that the rules look at. */
export type House = {
  tree: SourceTree;
  facts: ReadonlyMap<string, Facts>;
  /** Modules in the order of `app/modules.ts`, as `floor/module`; empty while that file does not exist. */
  order: readonly string[];
  /** Folders that are modules of the domain, as `floor/module`. */
  modules: readonly string[];
  routes: readonly RouteFact[];
};

/** `path` is where the fault is, `text` one sentence that says what and what to do. */
export type Fault = { rule: string; path: string; text: string };

const MODULES_FILE = 'server/src/app/modules.ts';
const WITHOUT_MODULES = ['kernel', 'platform', 'app'];

export function readHouse(tree: SourceTree, routes: readonly RouteFact[] = []): House {
  const facts = new Map(
    [...tree].filter(([path]) => isSource(path)).map(([path, text]) => [path, readFacts(path, text)]),
  );
  const modules = new Set<string>();
  for (const path of tree.keys()) {
    const place = placeOf(path);
    if (place && !WITHOUT_MODULES.includes(place.floor)) modules.add(place.module);
  }
  return { tree, facts, order: moduleOrder(tree), modules: [...modules].sort(), routes };
}

/**
 * @param from file that imports
 * @returns path of the imported file, undefined for a package or a missing file
 */
function resolveImport(tree: SourceTree, from: string, specifier: string): string | undefined {
  const workspace = /^@rapport\/([\w-]+)$/.exec(specifier);
  if (workspace) return `${workspace[1]}/src/index.ts`;
  if (!specifier.startsWith('.')) return undefined;
  const path = posix.join(posix.dirname(from), specifier);
  return [path, `${path}.ts`, `${path}.tsx`, `${path}/index.ts`].find((candidate) => tree.has(candidate));
}

/** Each relative import of each source file, resolved. */
export function* importsOf(house: House): Generator<{ from: string; to: string; line: number }> {
  for (const [from, { imports }] of house.facts) {
    for (const { specifier, line } of imports) {
      const to = resolveImport(house.tree, from, specifier);
      if (to) yield { from, to, line };
    }
  }
}

function moduleOrder(tree: SourceTree): string[] {
  const text = tree.get(MODULES_FILE);
  if (text === undefined) return [];
  const file = ts.createSourceFile(MODULES_FILE, text, ts.ScriptTarget.ES2023, true);
  const moduleOf = new Map<string, string>();
  const order: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      const place = placeOf(posix.join(posix.dirname(MODULES_FILE), node.moduleSpecifier.text));
      const named = node.importClause?.namedBindings;
      if (place && named && ts.isNamedImports(named)) {
        for (const element of named.elements) moduleOf.set(element.name.text, place.module);
      }
    }
    if (ts.isArrayLiteralExpression(node)) {
      for (const element of node.elements) {
        const module = ts.isIdentifier(element) ? moduleOf.get(element.text) : undefined;
        if (module && !order.includes(module)) order.push(module);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return order;
}

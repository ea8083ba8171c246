import ts from 'typescript';

export type Located = { line: number };
export type ImportFact = Located & { specifier: string };
export type SqlFact = Located & { text: string };
export type FunctionFact = Located & { name: string; lines: number; complexity: number };

/** What the rules need to know about one source file; read from its syntax tree in one walk. */
export type Facts = {
  lines: number;
  imports: ImportFact[];
  /** Texts that are SQL by their first words or by the tag `sql`. */
  sql: SqlFact[];
  /** First arguments of query builder calls that name a table, e.g. `selectFrom('orders as o')`. */
  builderTables: SqlFact[];
  environment: Located[];
  anys: Located[];
  functions: FunctionFact[];
};

const SQL_START = new RegExp(
  String.raw`^\s*(?:/\*.*?\*/\s*)?(?:SELECT\s|INSERT\s+INTO\s|UPDATE\s+\S+\s+(?:\w+\s+)?SET\s|DELETE\s+FROM\s|WITH\s+(?:RECURSIVE\s+)?\w+.*?\sAS\s|(?:CREATE|ALTER|DROP|TRUNCATE|OPTIMIZE|ATTACH)\s+(?:OR\s+REPLACE\s+)?(?:TABLE|VIEW|MATERIALIZED|INDEX|UNIQUE|SCHEMA|ROLE|POLICY|DATABASE)\s)`,
  's',
);
const LOWER_SQL_START =
  /^\s*(?:\/\*.*?\*\/\s*)?(?:select\s.*\sfrom\s|insert\s+into\s|update\s+\S+\s+set\s|delete\s+from\s|with\s+\w+\s+as\s*\()/s;
const BUILDER_CALLS =
  /^(?:selectFrom|insertInto|updateTable|deleteFrom|mergeInto|(?:inner|left|right|full|cross)Join)$/;

const isSql = (text: string): boolean => SQL_START.test(text) || LOWER_SQL_START.test(text);

export function readFacts(path: string, text: string): Facts {
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true, kind);
  const facts: Facts = {
    lines: file.getLineAndCharacterOfPosition(text.length).line + (text.endsWith('\n') ? 0 : 1),
    imports: [],
    sql: [],
    builderTables: [],
    environment: [],
    anys: [],
    functions: [],
  };
  const lineOf = (node: ts.Node): number => file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
  const visit = (node: ts.Node): void => {
    noteImport(node, facts, lineOf);
    noteSql(node, file, facts, lineOf);
    if (node.kind === ts.SyntaxKind.AnyKeyword) facts.anys.push({ line: lineOf(node) });
    if (isProcessEnv(node)) facts.environment.push({ line: lineOf(node) });
    if (ts.isFunctionLike(node) && 'body' in node && node.body) facts.functions.push(measure(node, file, lineOf));
    ts.forEachChild(node, visit);
  };
  visit(file);
  return facts;
}

function noteImport(node: ts.Node, facts: Facts, lineOf: (node: ts.Node) => number): void {
  const specifier =
    ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
      ? node.moduleSpecifier
      : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
        ? node.arguments[0]
        : ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)
          ? node.argument.literal
          : undefined;
  if (specifier && ts.isStringLiteralLike(specifier))
    facts.imports.push({ specifier: specifier.text, line: lineOf(node) });
}

function noteSql(node: ts.Node, file: ts.SourceFile, facts: Facts, lineOf: (node: ts.Node) => number): void {
  if (ts.isTaggedTemplateExpression(node) && isSqlTag(node.tag, file)) {
    facts.sql.push({ text: templateText(node.template), line: lineOf(node) });
  } else if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) {
    if (ts.isTaggedTemplateExpression(node.parent)) return;
    const text = templateText(node);
    if (isSql(text)) facts.sql.push({ text, line: lineOf(node) });
  } else if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
    const [table] = node.arguments;
    if (!BUILDER_CALLS.test(node.expression.name.text) || !table || !ts.isStringLiteralLike(table)) return;
    facts.builderTables.push({ text: table.text.split(' ')[0]!, line: lineOf(node) });
  }
}

const isSqlTag = (tag: ts.Expression, file: ts.SourceFile): boolean => /^sql\b/.test(tag.getText(file));

const templateText = (node: ts.StringLiteralLike | ts.TemplateExpression | ts.TemplateLiteral): string =>
  ts.isTemplateExpression(node)
    ? [node.head.text, ...node.templateSpans.map((span) => span.literal.text)].join(' ? ')
    : node.text;

const isProcessEnv = (node: ts.Node): boolean =>
  ts.isPropertyAccessExpression(node) &&
  node.name.text === 'env' &&
  ts.isIdentifier(node.expression) &&
  node.expression.text === 'process';

function measure(node: ts.SignatureDeclaration, file: ts.SourceFile, lineOf: (node: ts.Node) => number): FunctionFact {
  const line = lineOf(node);
  const lastLine = file.getLineAndCharacterOfPosition(node.end).line + 1;
  const owner = ts.isVariableDeclaration(node.parent) || ts.isPropertyAssignment(node.parent) ? node.parent : node;
  const name = owner.name && ts.isIdentifier(owner.name) ? owner.name.text : '(anonymous)';
  return { name, line, lines: lastLine - line + 1, complexity: complexityOf(node) };
}

const BRANCHES = new Set([
  ts.SyntaxKind.IfStatement,
  ts.SyntaxKind.ConditionalExpression,
  ts.SyntaxKind.CaseClause,
  ts.SyntaxKind.ForStatement,
  ts.SyntaxKind.ForInStatement,
  ts.SyntaxKind.ForOfStatement,
  ts.SyntaxKind.WhileStatement,
  ts.SyntaxKind.DoStatement,
  ts.SyntaxKind.CatchClause,
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
]);

/** Cyclomatic complexity: one plus the branches, those of inner functions not counted. */
function complexityOf(root: ts.Node): number {
  let branches = 1;
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) return;
    if (BRANCHES.has(node.kind)) branches += 1;
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(root, visit);
  return branches;
}

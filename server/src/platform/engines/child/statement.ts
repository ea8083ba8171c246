/** What the front must know about a statement before it runs it. */
export type Statement = {
  /** First word in capitals, e.g. SELECT; empty for an empty text. */
  verb: string;
  /** The output format the text names, if it does. */
  format?: string;
  /** For an INSERT with data: where the data begins in the text. */
  dataAt?: number;
  /** More than one statement in the text. */
  several: boolean;
  /** A scan of one source without grouping or limit: its result can be large and is safe to stream. */
  isPlainScan: boolean;
  /** It changes the session it runs in (SET, USE, temporary tables), which must then not be used again. */
  changesSession: boolean;
};

const insertFormat =
  /^(JSON|CSV|TSV|TabSeparated|RowBinary|Native|Values|Parquet|Arrow|ORC|Avro|Line|Raw|Custom|Template|Regexp|Protobuf|MsgPack|CapnProto|Form|BSON|MySQLDump|Npy|Prometheus)/i;

const sessionSafe = new Set(
  'SELECT WITH INSERT ALTER CREATE DROP OPTIMIZE SHOW DESCRIBE DESC EXPLAIN EXISTS TRUNCATE RENAME EXCHANGE CHECK KILL BACKUP RESTORE SYSTEM DELETE UPDATE ATTACH DETACH FROM'.split(
    ' ',
  ),
);

type Token = { word: string; end: number; depth: number };

/** Reads the words of a statement, leaving out strings, comments and quoted names. */
export function readStatement(text: string): Statement {
  const tokens: Token[] = [];
  let dataAt: number | undefined;
  let format: string | undefined;
  let selects = 0;
  for (const token of words(text)) {
    const previous = tokens.at(-1);
    tokens.push(token);
    if (token.word === 'SELECT') selects++;
    if (tokens[0]?.word !== 'INSERT') continue;
    if (token.word === 'VALUES' && selects === 0 && token.depth === 0) dataAt = token.end;
    if (previous?.word === 'FORMAT' && previous.depth === 0 && insertFormat.test(token.word)) dataAt = token.end;
    if (dataAt !== undefined) break;
  }
  const isInsert = tokens[0]?.word === 'INSERT';
  const separator = tokens.findIndex((token) => token.word === ';');
  const statement = separator < 0 ? tokens : tokens.slice(0, separator);
  const has = (word: string) => statement.some((token) => token.word === word);
  if (!isInsert) format = outputFormat(statement, text);
  const verb = statement[0]?.word ?? '';
  return {
    verb,
    format,
    dataAt,
    several: separator >= 0 && tokens.slice(separator).some((token) => token.word !== ';'),
    isPlainScan: verb === 'SELECT' && selects === 1 && !has('GROUP') && !has('LIMIT') && !has('DISTINCT'),
    changesSession: !sessionSafe.has(verb) || has('TEMPORARY'),
  };
}

/** `FORMAT name` counts only at the end or before SETTINGS: a column may be called format, too. */
function outputFormat(tokens: Token[], text: string): string | undefined {
  for (let at = tokens.length - 2; at >= 0; at--) {
    const [keyword, name, next] = [tokens[at], tokens[at + 1], tokens[at + 2]];
    if (keyword?.word !== 'FORMAT' || keyword.depth !== 0 || name === undefined) continue;
    if (next === undefined || next.word === 'SETTINGS') return text.slice(name.end - name.word.length, name.end);
  }
  return undefined;
}

const piece =
  /\s+|--[^\n]*|#[! ][^\n]*|\/\*[\s\S]*?(?:\*\/|$)|'(?:[^'\\]|\\[\s\S]|'')*(?:'|$)|"(?:[^"\\]|\\[\s\S]|"")*(?:"|$)|`(?:[^`\\]|\\[\s\S]|``)*(?:`|$)|\$(\w*)\$[\s\S]*?(?:\$\1\$|$)|[A-Za-z_]\w*|[\s\S]/y;

function* words(text: string): Generator<Token> {
  let depth = 0;
  piece.lastIndex = 0;
  // The expression is shared; its position is kept here because the consumer may stop half way.
  let at = 0;
  while (at < text.length) {
    piece.lastIndex = at;
    const found = piece.exec(text)?.[0] ?? text.slice(at);
    at += found.length;
    if (found === '(') depth++;
    if (found === ')') depth--;
    if (/^\w/.test(found) || found === ';') yield { word: found.toUpperCase(), end: at, depth };
  }
}

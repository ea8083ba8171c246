/** Statements of a file: separated by `;` at the end of a line. Comments above a statement stay with it. */
export const statementsOf = (sql: string): string[] =>
  sql
    .split(/;\s*(?:\n|$)/)
    .map((part) => part.trim())
    .filter((part) => words(part) !== '');

/** A statement on one line, without comments. Text in quotes must hold no comment marks. */
export const words = (statement: string): string =>
  statement
    .replace(/--[^\n]*|\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** The commands of an ALTER, which commas separate outside of brackets and quotes. */
export function commandsOf(text: string): string[] {
  const commands = [''];
  let depth = 0;
  for (const [piece] of text.matchAll(/'(?:[^'\\]|\\.)*'|[\s\S]/g)) {
    if (piece === '(') depth += 1;
    if (piece === ')') depth -= 1;
    if (piece === ',' && depth === 0) commands.push('');
    else commands.push((commands.pop() ?? '') + piece);
  }
  return commands.map((command) => command.trim());
}

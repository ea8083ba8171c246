import { readFile, writeFile } from 'node:fs/promises';
import { at } from '../setup/paths.mjs';
import { Problem } from '../setup/problem.mjs';

/**
 * Puts a line for an import and an entry into a file that lists things.
 * @param {{ file: string, importLine: string, list: RegExp, place: (entries: string[]) => string[] }} what
 *   `list` captures what stands before the entries, the entries, and what stands behind them
 */
export async function enlist({ file, importLine, list, place }) {
  const text = await readFile(at(file), 'utf8');
  const found = list.exec(text);
  if (!found) throw new Problem(`${file} has no list to add to any more: add the new part by hand.`);
  const [whole, before, entries, after] = found;
  const named = entries
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean);
  const filled = `${before}\n  ${place(named).join(',\n  ')},\n${after}`;
  await writeFile(
    at(file),
    withImport(
      text.replace(whole, () => filled),
      importLine,
    ),
  );
}

/** Behind the other imports. */
function withImport(text, importLine) {
  const imports = [...text.matchAll(/^import [^;]+;\n/gm)];
  const last = imports.at(-1);
  const end = last ? last.index + last[0].length : 0;
  return `${text.slice(0, end)}${importLine}\n${text.slice(end)}`;
}

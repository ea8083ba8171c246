import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Every text file that belongs to the project: path from the root, with `/`, to its content. */
export type SourceTree = ReadonlyMap<string, string>;

const SKIPPED_FOLDERS = new Set(['node_modules', 'dist', '.git', '.cache', 'coverage', 'screenshots']);
const TEXT = /\.(?:tsx?|mjs|cjs|js|json|sql|md|css|html|ya?ml|sh)$|^\.ci\/run$/;

export function readTree(root: string): SourceTree {
  const tree = new Map<string, string>();
  const walk = (folder: string): void => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      if (entry.isDirectory()) {
        const isData = path === 'data' || entry.name.startsWith('dist.');
        if (!SKIPPED_FOLDERS.has(entry.name) && !isData) walk(path);
      } else if (entry.isFile() && TEXT.test(path) && entry.name !== 'package-lock.json') {
        tree.set(path, readFileSync(join(root, path), 'utf8'));
      }
    }
  };
  walk('');
  return tree;
}

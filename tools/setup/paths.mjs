import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root, wherever the command was called from. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** @param {string[]} parts path below the root */
export const at = (...parts) => join(root, ...parts);

/** What the tools remember between runs; lives in node_modules so that deleting that folder forgets it too. */
export const cache = (...parts) => at('node_modules', '.cache', 'rapport', ...parts);

/** A failure the person at the keyboard can do something about: one line, without a stack. */
export class Problem extends Error {}

const REMEDIES = [
  [
    /ENOSPC|no space left/i,
    'The disk is full: free some space (Rapport needs about 1.5 GB) or set RAPPORT_DATA to another disk.',
  ],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT|network/i,
    'No network: the package registry cannot be reached. Check the connection or `npm config get registry`, then run the command again.',
  ],
  [/EACCES|EPERM|EROFS/i, 'No right to write here: give your user this folder, or run as the user who owns it.'],
  [/\bE40[13]\b/, 'The package registry refuses access: check `npm config get registry` and its credentials.'],
  [
    /\bE404\b|ETARGET/,
    'The package registry lacks a package: check `npm config get registry`, or use the public registry.',
  ],
];

/**
 * The one-line remedy for a failed command's output, or undefined when the cause is not a known one.
 * @param {string} output
 */
export function remedyFor(output) {
  return REMEDIES.find(([pattern]) => pattern.test(output))?.[1];
}

/** Runs a command's body; a Problem or a refusing disk becomes a line on stderr and exit code 1, anything else keeps its stack. */
export async function reportProblems(body) {
  try {
    await body();
  } catch (error) {
    const remedy = error.path && remedyFor(error.code);
    if (!(error instanceof Problem) && !remedy) throw error;
    process.stderr.write(`\n${remedy ? `${remedy} (${error.path})` : error.message}\n`);
    process.exitCode = 1;
  }
}

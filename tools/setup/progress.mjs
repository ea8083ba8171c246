const live = process.stderr.isTTY;

/**
 * Shows `Installing packages… 68 s` on stderr (stdout stays free for a command's own answer) while `work` runs.
 * @template T
 * @param {string} label
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(label, work) {
  const began = performance.now();
  const seconds = () => ((performance.now() - began) / 1000).toFixed(performance.now() - began < 9950 ? 1 : 0);
  const draw = () => process.stderr.write(`\r${label}… ${seconds()} s`);
  process.stderr.write(`${label}…${live ? '' : '\n'}`);
  const ticking = live ? setInterval(draw, 500) : undefined;
  try {
    const result = await work();
    process.stderr.write(`${live ? '\r' : ''}${label}… ${seconds()} s\n`);
    return result;
  } catch (error) {
    process.stderr.write(`${live ? '\r' : ''}${label}… failed after ${seconds()} s\n`);
    throw error;
  } finally {
    clearInterval(ticking);
  }
}

import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { root } from './paths.mjs';

/**
 * Runs a program from the root and collects what it prints.
 * @param {string[]} command program and arguments
 * @param {{ env?: Record<string, string>, show?: boolean }} [options] `show` also passes the output through
 * @returns {Promise<{ code: number, output: string }>}
 */
export function capture([program, ...args], { env, show = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const chunks = [];
    const keep = (stream) => (chunk) => {
      chunks.push(chunk);
      if (show) stream.write(chunk);
    };
    child.stdout.on('data', keep(process.stdout));
    child.stderr.on('data', keep(process.stderr));
    child.on('error', reject);
    child.on('close', (code, signal) =>
      resolve({ code: exitCode(code, signal), output: Buffer.concat(chunks).toString() }),
    );
  });
}

/**
 * Hands the terminal to a program until it ends: signals go to it, its exit code becomes ours.
 * @param {string[]} command program and arguments
 * @param {{ env?: Record<string, string> }} [options]
 * @returns {Promise<number>}
 */
export function handOver([program, ...args], { env } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, env: { ...process.env, ...env }, stdio: 'inherit' });
    // A terminal sends Ctrl-C to the whole group, a supervisor only to us: so SIGINT is passed on only without a terminal.
    const forward = (signal) => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    };
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, forward);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      for (const name of signals) process.off(name, forward);
      resolve(exitCode(code, signal));
    });
  });
}

const exitCode = (code, signal) => code ?? 128 + (constants.signals[signal] ?? 0);

import { parentPort } from 'node:worker_threads';
import { TemplateError, type Voice } from '../rules/language.ts';
import { prepare, type Scope, type Sources } from '../rules/render.ts';

/** Runs apart from the main loop, so that a template that does not end can be killed. */
parentPort?.on('message', ({ sources, voice, scope }: { sources: Sources; voice: Voice; scope: Scope }) => {
  try {
    parentPort?.postMessage({ rendered: prepare(sources, voice)(scope) });
  } catch (error) {
    const fault =
      error instanceof TemplateError
        ? { message: error.message, line: error.line, column: error.column }
        : { message: String(error), line: null, column: null };
    parentPort?.postMessage({ fault });
  }
});
parentPort?.postMessage({ ready: true });

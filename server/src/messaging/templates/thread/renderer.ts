import { createThread } from '../../../platform/threads/index.ts';
import { TemplateError, type Voice } from '../rules/language.ts';
import type { Rendered, Scope, Sources } from '../rules/render.ts';

type Reply = {
  ready?: true;
  rendered?: Rendered;
  fault?: { message: string; line: number | null; column: number | null };
};
type Thread = { ask(message: object): Promise<Reply>; kill(): void };

const limitMs = 250;
let waiting: Promise<unknown> = Promise.resolve();
let idle: Promise<Thread> | null = null;

/**
 * Renders in a thread that is killed after 250 ms: the way for every template nobody has seen rendered yet.
 * @throws TemplateError also when it took too long or too much memory
 */
export function renderApart(sources: Sources, voice: Voice, scope: Scope): Promise<Rendered> {
  const turn = waiting.then(() => renderNow({ sources, voice, scope }));
  waiting = turn.catch(() => undefined);
  return turn;
}

async function renderNow(request: object): Promise<Rendered> {
  const thread = await (idle ??= start());
  const timer = setTimeout(() => thread.kill(), limitMs);
  const { rendered, fault } = await thread.ask(request).finally(() => clearTimeout(timer));
  if (rendered) return rendered;
  throw new TemplateError(fault?.message ?? 'The template failed.', fault?.line ?? null, fault?.column ?? null);
}

/** Resolves when the thread is ready to take work. */
async function start(): Promise<Thread> {
  const program = new URL('./renderer-thread.ts', import.meta.url);
  const worker = createThread(program, { resourceLimits: { maxOldGenerationSizeMb: 64 } });
  worker.unref();
  let settle: (reply: Reply) => void = () => undefined;
  const dead: Reply = {
    fault: { message: 'The template takes too long or too much memory: shorten its loops.', line: null, column: null },
  };
  worker.on('message', (reply: Reply) => settle(reply));
  worker.on('error', () => settle(dead));
  worker.on('exit', () => {
    idle = null;
    settle(dead);
  });
  const next = () => new Promise<Reply>((resolve) => (settle = resolve));
  const first = await next();
  if (!first.ready) throw new Error('the renderer thread does not start');
  return {
    ask: (message) => {
      const reply = next();
      worker.postMessage(message);
      return reply;
    },
    kill: () => void worker.terminate(),
  };
}

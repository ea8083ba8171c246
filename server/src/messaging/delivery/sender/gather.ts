/**
 * Group commit: what is asked for while one batch is under way goes into the next one. The answers come in the order
 * of the questions.
 */
export function gather<Q, A>(work: (batch: Q[]) => Promise<A[]>, maximum: number): (question: Q) => Promise<A> {
  type Waiting = { question: Q; resolve(answer: A): void; reject(error: unknown): void };
  let waiting: Waiting[] = [];
  let busy = false;
  const run = async (): Promise<void> => {
    busy = true;
    while (waiting.length > 0) {
      const batch = waiting.slice(0, maximum);
      waiting = waiting.slice(maximum);
      try {
        const answers = await work(batch.map((w) => w.question));
        batch.forEach((w, i) => w.resolve(answers[i]!));
      } catch (error) {
        for (const w of batch) w.reject(error);
      }
    }
    busy = false;
  };
  return (question) =>
    new Promise((resolve, reject) => {
      waiting.push({ question, resolve, reject });
      if (busy) return;
      busy = true;
      setImmediate(() => void run());
    });
}

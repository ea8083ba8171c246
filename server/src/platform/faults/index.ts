/**
 * Named places where a test lets the process die or fail: FAULTS="point:nth:action,…" with action `kill`, `throw` or
 * `delay=MS`. Without the variable a fault point is one property read.
 */
export type Faults = (point: string) => Promise<void> | undefined;

type Plan = { nth: number; action: string; seen: number };

export function createFaults(spec: string | undefined): Faults {
  if (!spec) return () => undefined;
  const plans = new Map<string, Plan>();
  for (const part of spec.split(',')) {
    const [point = '', nth = '1', action = 'kill'] = part.split(':');
    plans.set(point, { nth: Number(nth), action, seen: 0 });
  }
  return (point) => {
    const plan = plans.get(point);
    if (!plan) return undefined;
    plan.seen += 1;
    return plan.seen === plan.nth ? act(plan.action, point) : undefined;
  };
}

async function act(action: string, point: string): Promise<void> {
  if (action === 'kill') {
    process.kill(process.pid, 'SIGKILL');
    await new Promise(() => undefined);
  }
  if (action === 'throw') throw new Error(`fault at ${point}`);
  const delay = /^delay=(\d+)$/.exec(action)?.[1];
  if (delay) await new Promise((done) => setTimeout(done, Number(delay)));
}

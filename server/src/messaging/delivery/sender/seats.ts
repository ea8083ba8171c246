import type { Transport } from '../providers/provider.ts';

type Seats = { free: number; waiting: (() => void)[] };

const seats = new WeakMap<Transport, Seats>();

/**
 * A transport allows so many connections at once, however many rounds want them. The next round waits here, its batch
 * claimed and checked, and goes on where the one before it leaves. @returns what gives the seat back
 */
export async function takeSeat(transport: Transport): Promise<() => void> {
  const of = seats.get(transport) ?? { free: transport.concurrency, waiting: [] };
  seats.set(transport, of);
  if (of.free > 0) of.free -= 1;
  else await new Promise<void>((seated) => of.waiting.push(seated));
  return () => {
    const next = of.waiting.shift();
    if (next) next();
    else of.free += 1;
  };
}

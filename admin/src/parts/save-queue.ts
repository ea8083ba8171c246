export type SaveStateName = 'saved' | 'saving' | 'unsaved' | 'failed';

interface SaveQueueOptions<Fields, Stored> {
  /** Stores the fields that changed. `leaving`: the page may be gone before the answer, so the request must outlive it. */
  send: (change: Partial<Fields>, leaving: boolean) => Promise<Stored>;
  /** What the server now holds, and what was changed since. */
  onStored: (stored: Stored, waiting: Partial<Fields>) => void;
  onState: (state: SaveStateName, problem: unknown) => void;
}

export interface SaveQueue<Fields> {
  add: (change: Partial<Fields>) => void;
  /** Stores what waits, after what is under way. @returns whether everything is stored */
  save: () => Promise<boolean>;
  /** Stores at once what is not known to be stored, without waiting for an answer under way. */
  leave: () => void;
}

/** Changes on their way to the server: one request after the other, so that the last typed is the last stored. */
export function createSaveQueue<Fields extends object, Stored>({
  send,
  onStored,
  onState,
}: SaveQueueOptions<Fields, Stored>): SaveQueue<Fields> {
  let waiting: Partial<Fields> = {};
  let sending: Partial<Fields> = {};
  let running: Promise<boolean> = Promise.resolve(true);

  const write = async (leaving: boolean): Promise<boolean> => {
    // What is under way may never arrive once the page goes: it is sent again, under what was typed since.
    const change = leaving ? { ...sending, ...waiting } : waiting;
    if (isEmpty(change)) return true;
    waiting = {};
    sending = change;
    onState('saving', null);
    try {
      const stored = await send(change, leaving);
      if (sending !== change) return true;
      sending = {};
      onStored(stored, waiting);
      onState(isEmpty(waiting) ? 'saved' : 'unsaved', null);
      return isEmpty(waiting);
    } catch (problem) {
      // A later request carries the same fields.
      if (sending !== change) return false;
      sending = {};
      waiting = { ...change, ...waiting };
      onState('failed', problem);
      return false;
    }
  };
  return {
    add: (change) => {
      waiting = { ...waiting, ...change };
      onState('unsaved', null);
    },
    save: () => {
      running = running.then(() => write(false));
      return running;
    },
    leave: () => {
      const left = write(true);
      running = running.then(() => left);
    },
  };
}

const isEmpty = (change: object): boolean => Object.keys(change).length === 0;

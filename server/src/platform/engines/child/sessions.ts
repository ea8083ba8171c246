import type { Binding, Connection } from './binding.ts';
import { setStatement, useStatement } from './store.ts';

/** What one query wants of its session. */
export type SessionWish = {
  database: string;
  settings: ReadonlyMap<string, string>;
  params: ReadonlyMap<string, string>;
};

export type Session = {
  connection: Connection;
  database: string;
  /** Settings the last query asked for. */
  settings: ReadonlyMap<string, string>;
  /** Parameters set since the session was opened. */
  params: Map<string, string>;
};

export type SessionPool = {
  /** Waits for a free session; rejects when the signal aborts first. */
  acquire(signal: AbortSignal): Promise<Session>;
  /** Puts a session into the state the query wants, changing only what differs. */
  prepare(session: Session, wish: SessionWish, sql: string): Promise<void>;
  /** For a session whose last query ended well. */
  release(session: Session): void;
  /** For any other: what a failed query leaves in its session would reach the next query's result. */
  discard(session: Session): void;
  close(): void;
};

type Waiter = { resolve(session: Session): void; reject(reason: unknown): void };

/** A fixed number of engine sessions, each running one query at a time; queries beyond that wait in order. */
export function sessionPool(options: {
  binding: Binding;
  directory: string;
  size: number;
  base: ReadonlyMap<string, string>;
}): SessionPool {
  const { binding, directory, size, base } = options;
  const idle: Session[] = [];
  const all = new Set<Session>();
  const waiting: Waiter[] = [];
  /** Sessions open or being opened. */
  let count = 0;

  async function connect(): Promise<Connection> {
    const connection = binding.CreateConnection(directory);
    try {
      await binding.QueryAsyncConnection(connection, setStatement(base), 'TSV');
      return connection;
    } catch (error) {
      binding.CloseConnection(connection);
      throw error;
    }
  }

  async function open(): Promise<Session> {
    count++;
    try {
      const session = { connection: await connect(), database: 'default', settings: new Map(), params: new Map() };
      all.add(session);
      return session;
    } catch (error) {
      count--;
      throw error;
    }
  }

  function give(session: Session): void {
    const next = waiting.shift();
    if (next === undefined) idle.push(session);
    else next.resolve(session);
  }

  function openForTheWaiting(): void {
    if (waiting.length === 0 || count >= size) return;
    open().then(give, (error: unknown) => {
      waiting.shift()?.reject(error);
      openForTheWaiting();
    });
  }

  return {
    acquire: async (signal) => {
      signal.throwIfAborted();
      const free = idle.pop();
      if (free !== undefined) return free;
      if (count < size) return open();
      return new Promise((resolve, reject) => {
        const giveUp = () => {
          waiting.splice(waiting.indexOf(waiter), 1);
          reject(signal.reason);
        };
        const settle = () => signal.removeEventListener('abort', giveUp);
        const waiter: Waiter = {
          resolve: (session) => (settle(), resolve(session)),
          reject: (reason) => (settle(), reject(reason)),
        };
        waiting.push(waiter);
        signal.addEventListener('abort', giveUp, { once: true });
      });
    },
    prepare: async (session, wish, sql) => {
      if (mentionsLeftover(session, wish, sql)) {
        const fresh = await connect();
        binding.CloseConnection(session.connection);
        Object.assign(session, { connection: fresh, database: 'default', settings: new Map(), params: new Map() });
      }
      const changes = [...settingChanges(session, wish, base), ...paramChanges(session, wish)];
      if (changes.length > 0) await binding.QueryAsyncConnection(session.connection, setStatement(changes), 'TSV');
      session.settings = wish.settings;
      for (const [name, value] of wish.params) session.params.set(name, value);
      if (session.database === wish.database) return;
      await binding.QueryAsyncConnection(session.connection, useStatement(wish.database), 'TSV');
      session.database = wish.database;
    },
    release: give,
    discard: (session) => {
      all.delete(session);
      binding.CloseConnection(session.connection);
      count--;
      openForTheWaiting();
    },
    close: () => {
      for (const session of all) binding.CloseConnection(session.connection);
      all.clear();
    },
  };
}

/** A parameter cannot be unset; a query that names one it was not given must fail, not see another query's value. */
function mentionsLeftover(session: Session, wish: SessionWish, sql: string): boolean {
  for (const name of session.params.keys()) {
    if (!wish.params.has(name) && new RegExp(`\\{\\s*${name}\\s*:`).test(sql)) return true;
  }
  return false;
}

function* settingChanges(session: Session, wish: SessionWish, base: ReadonlyMap<string, string>) {
  for (const [name, value] of wish.settings) {
    if ((session.settings.get(name) ?? base.get(name)) !== value) yield [name, value] as const;
  }
  for (const name of session.settings.keys()) {
    if (!wish.settings.has(name)) yield [name, base.get(name)] as const;
  }
}

function* paramChanges(session: Session, wish: SessionWish) {
  for (const [name, value] of wish.params) {
    if (session.params.get(name) !== value) yield [`param_${name}`, value] as const;
  }
}

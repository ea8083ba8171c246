/** What the parent tells the child first; it travels over IPC so that the secret is on no command line. */
export type ChildStart = {
  type: 'start';
  directory: string;
  port: number;
  secret: string;
  sessions: number;
  /** Ceiling for all queries together, in bytes. */
  memory: number;
  configFile: string;
  temporaryDir: string;
};

export type ChildReport =
  | { type: 'opening' }
  | { type: 'ready'; version: string; brokenParts: number }
  | { type: 'failed'; stage: 'open' | 'listen'; message: string }
  | { type: 'directory-lost' };

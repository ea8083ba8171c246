import { invalid } from '../../kernel/problem.ts';

export type SmtpServer = {
  host: string;
  port: number;
  secure: boolean;
  user: string | null;
  password: string | null;
  /** accept any certificate: test servers */
  insecure: boolean;
  connections: number;
};

/** `smtp://user:password@host:587?connections=20`, `smtps://…` for TLS from the start, `?insecure=1` for self-signed ones. */
export function parseSmtpUrl(url: string): SmtpServer {
  if (!URL.canParse(url)) throw wrong('It is not a URL.');
  const parsed = new URL(url);
  if (parsed.protocol !== 'smtp:' && parsed.protocol !== 'smtps:')
    throw wrong('It starts with neither smtp:// nor smtps://.');
  if (parsed.hostname === '') throw wrong('It names no host.');
  const secure = parsed.protocol === 'smtps:';
  const connections = Number(parsed.searchParams.get('connections') ?? 10);
  if (!Number.isInteger(connections) || connections < 1 || connections > 100)
    throw wrong('"connections" is a whole number from 1 to 100.');
  return {
    host: decodeURIComponent(parsed.hostname),
    port: parsed.port ? Number(parsed.port) : secure ? 465 : 587,
    secure,
    user: parsed.username ? decodeURIComponent(parsed.username) : null,
    password: parsed.password ? decodeURIComponent(parsed.password) : null,
    insecure: parsed.searchParams.get('insecure') === '1',
    connections,
  };
}

const wrong = (message: string) =>
  invalid('The SMTP address is not usable.', [
    { path: '/smtpUrl', message: `${message} Write it as smtp://user:password@host:587.` },
  ]);

export interface SmtpServer {
  host: string;
  port: string;
  user: string;
  password: string;
  /** TLS from the first byte (port 465); otherwise STARTTLS. */
  secure: boolean;
}

export const noServer: SmtpServer = { host: '', port: '587', user: '', password: '', secure: false };

/** The server as the API takes it; null until there is a host. */
export function smtpUrl({ host, port, user, password, secure }: SmtpServer): string | null {
  const name = host.trim();
  if (name === '' || /[\s/@?#]/.test(name)) return null;
  const login = user.trim() === '' ? '' : `${encodeURIComponent(user.trim())}:${encodeURIComponent(password)}@`;
  return `${secure ? 'smtps' : 'smtp'}://${login}${name}:${port.trim() || (secure ? '465' : '587')}`;
}

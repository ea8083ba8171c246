import { createTransport } from 'nodemailer';
import type { Config } from '../config/index.ts';
import { parseSmtpUrl } from './smtp-url.ts';

/** A plain letter to one address. Throws what the server answers. */
export type InstallationMail = { send(letter: { to: string; subject: string; text: string }): Promise<void> };

/**
 * What the installation itself writes to its people, such as a link to a new password. Only through SMTP_URL, which
 * whoever runs the server has set: a brand's own server or mailbox is open to colleagues, who could take a login over.
 * @returns null without SMTP_URL
 */
export function installationMail(config: Config, publicUrl: string): InstallationMail | null {
  if (config.smtpUrl === undefined) return null;
  const { host, port, secure, user, password, insecure } = parseSmtpUrl(config.smtpUrl);
  const address = config.mailFrom ?? (user?.includes('@') ? user : `rapport@${senderDomain(publicUrl)}`);
  const from = { name: 'Rapport', address };
  return {
    send: async (letter) => {
      const transport = createTransport({
        host,
        port,
        secure,
        tls: { rejectUnauthorized: !insecure },
        ...(user === null ? {} : { auth: { user, pass: password ?? '' } }),
        connectionTimeout: 15_000,
        greetingTimeout: 15_000,
        socketTimeout: 60_000,
      });
      try {
        await transport.sendMail({ from, ...letter });
      } finally {
        transport.close();
      }
    },
  };
}

/** A number is no domain of an address. */
function senderDomain(publicUrl: string): string {
  const { hostname } = new URL(publicUrl);
  return /^[\d.]+$|:/.test(hostname) ? 'localhost' : hostname;
}

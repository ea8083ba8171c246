export { installationMail, type InstallationMail } from './installation-mail.ts';
export { parseSmtpUrl, type SmtpServer } from './smtp-url.ts';

import type { AddressedProvider } from './provider.ts';
import { smtpProvider } from './smtp/transport.ts';

const providers: readonly AddressedProvider[] = [smtpProvider];

/** The provider of an address; SMTP says what is wrong with one that nobody knows. */
export const providerOf = (url: string): AddressedProvider => {
  const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(url)?.[0].toLowerCase() ?? '';
  return providers.find(({ schemes }) => schemes.includes(scheme)) ?? smtpProvider;
};

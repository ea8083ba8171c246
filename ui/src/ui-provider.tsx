import { createContext, useContext, type ReactNode } from 'react';
import { HoverTip } from './page/hover-tip.tsx';

export interface UiSettings {
  /** BCP 47, for example "en-GB". */
  locale: string;
  /** IANA zone, for example "Europe/Berlin". */
  zone: string;
  /** ISO 4217: what money is in when a figure does not say. */
  currency: string;
  /** Goes to an address inside the application without loading the page again. */
  navigate: (href: string) => void;
  /** The person is about to follow this address: a good moment to load what it needs. */
  onIntent?: (href: string) => void;
}

const UiContext = createContext<UiSettings>({
  locale: 'en-US',
  zone: 'UTC',
  currency: 'USD',
  navigate: (href) => window.location.assign(href),
});

/** Gives every part its locale, zone, currency and way to navigate. Nest it to change them for a part of the page. */
export function UiProvider({ settings, children }: { settings: UiSettings; children: ReactNode }) {
  return (
    <UiContext value={settings}>
      {children}
      <HoverTip />
    </UiContext>
  );
}

export const useUi = (): UiSettings => useContext(UiContext);

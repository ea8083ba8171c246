import { chromium, type Browser } from 'playwright-core';
import packaged from '@sparticuz/chromium';

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
// With these, closing one page ends the whole browser.
const unwanted = ['--single-process', '--no-zygote'];

/** The system's Chromium where CHROMIUM_PATH names one, else the one that came with the packages. */
export async function openBrowser(): Promise<Browser> {
  const own = process.env.CHROMIUM_PATH;
  if (own) return chromium.launch({ executablePath: own, headless: true, args: quiet });
  return chromium.launch({
    executablePath: await packaged.executablePath(),
    headless: true,
    args: [...packaged.args.filter((arg) => !unwanted.includes(arg)), ...quiet],
  });
}

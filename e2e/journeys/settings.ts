import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, openPage, type Journey } from '../journey.ts';
import { signIn } from './every-page.ts';
import { changePassword, forgetPassword, signOutElsewhere, turnTwoFactorOn } from './settings/account.ts';
import { addRate, setUpFromSample, switchWorkspace } from './settings/brand.ts';
import { useKeys } from './settings/keys.ts';
import { inviteAndRemove } from './settings/members.ts';
import { keepTime, useConsent, usePalette, useViews } from './settings/people.ts';
import { useSending } from './settings/sending.ts';
import type { Walk } from './settings/walk.ts';

const folder = join(import.meta.dirname, '..', 'screenshots');

/** Every dialog of the settings and of the shell, used once as a person would. */
export const settings: Journey = {
  name: 'settings: keys, members, sending, account, workspaces, palette, views',
  run: async ({ browser, sample, letters }) => {
    const server = await sample();
    const first = await server.firstRun();
    const { context, page, faults } = await openPage(browser, { width: 1440, scheme: 'light' });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    page.setDefaultTimeout(15_000);
    const walk: Walk = { browser, page, server, letters: await letters() };
    try {
      await page.goto(server.url);
      await signIn(page, first);
      await page.goto(server.url);
      await usePalette(walk);
      await useViews(walk);
      await useConsent(walk);
      await keepTime(walk);
      await setUpFromSample(walk);
      await addRate(walk);
      await useKeys(walk);
      await inviteAndRemove(walk);
      await useSending(walk);
      await switchWorkspace(walk);
      await signOutElsewhere(walk);
      await changePassword(walk);
      await turnTwoFactorOn(walk);
      await forgetPassword(walk);
      expect(faults.length === 0, `script faults: ${faults.join('; ')}`);
    } catch (error) {
      await mkdir(folder, { recursive: true });
      await page.screenshot({ path: join(folder, 'failed-settings.png') });
      throw error;
    } finally {
      await context.close();
    }
  },
};

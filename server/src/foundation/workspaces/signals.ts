import { z } from 'zod';
import { defineSignal } from '../../platform/jobs/index.ts';

/** A brand was set up. `sender`: the address its customers should see, when one was given. */
export const workspaceCreated = defineSignal('workspace.created', z.object({ sender: z.string().nullable() }));

/** Rates of other currencies were added, replaced or removed. */
export const currencyRatesChanged = defineSignal('currency_rates.changed', z.object({}));

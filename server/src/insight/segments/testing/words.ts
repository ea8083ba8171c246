import { collectSlots } from '../../../platform/slots/index.ts';
import { conditionKinds } from '../language/condition-kind.ts';
import { readText } from '../language/text/parse.ts';
import type { Names } from '../language/text/names.ts';
import { segmentsModule } from '../module.ts';

/** The kinds of this module and the names of a small brand, for reading rules without a database. */
export const ownKinds = collectSlots(segmentsModule.contributions ?? []).all(conditionKinds);

export const brand: Names = {
  metrics: ['Placed Order', 'Viewed Product', 'Opened Email', 'Clicked Email', 'Started Checkout'],
  properties: ['tea_club', 'birthday', 'Tier'],
  segments: [
    { id: 12, name: 'VIP' },
    { id: 3, name: 'Tea people' },
  ],
  currency: 'EUR',
};

export const readWords = (text: string) => readText(text, ownKinds, brand);

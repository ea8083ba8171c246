import type { JsonValue } from '../../../kernel/json.ts';
import { columnLiteral } from './column-literal.ts';
import { iso, isoOrNull } from './instants.ts';
import type { LetterActivity, LetterSend, Mail } from './mailings.ts';

type MailColumn = { name: string; type: string; literal: Uint8Array };
/** Columns of rows, each as one literal; none without rows. */
export type MailColumns = Record<'sends' | 'activity' | 'touches', readonly MailColumn[]>;

/** Rows of the ledger and of attribution, gathered column by column as `tableRows` does. */
type MailRows = { add(mail: Mail): void; columns(): MailColumns };

type Column<T> = readonly [name: string, type: string, of: (item: T) => JsonValue];

const sendColumns: readonly Column<LetterSend>[] = [
  ['id', 'int8', (s) => s.id],
  ['mailing_id', 'int8', (s) => s.mailingId],
  ['profile_id', 'int8', (s) => s.profileId],
  ['address', 'text', (s) => s.address],
  ['refused', 'text', (s) => s.refused],
  ['at', 'timestamptz', (s) => iso(s.at)],
  ['opens', 'int', (s) => s.opens],
  ['machine_opens', 'int', (s) => s.machineOpens],
  ['clicks', 'int', (s) => s.clicks],
  ['opened_at', 'timestamptz', (s) => isoOrNull(s.openedAt)],
  ['clicked_at', 'timestamptz', (s) => isoOrNull(s.clickedAt)],
  ['unsubscribed_at', 'timestamptz', (s) => isoOrNull(s.unsubscribedAt)],
];

const activityColumns: readonly Column<LetterActivity>[] = [
  ['id', 'int8', (a) => a.id],
  ['mailing_id', 'int8', (a) => a.send.mailingId],
  ['send_id', 'int8', (a) => a.send.id],
  ['kind', 'text', (a) => a.kind],
  ['link_id', 'int8', (a) => a.linkId],
  ['machine', 'bool', (a) => a.machine],
  ['at', 'timestamptz', (a) => iso(a.at)],
];

const touchColumns: readonly Column<LetterActivity>[] = [
  ['key', 'uuid', (a) => a.key],
  ['profile_id', 'int8', (a) => a.send.profileId],
  ['kind', 'text', (a) => a.kind],
  ['machine', 'bool', (a) => a.machine],
  ['campaign_id', 'int8', (a) => a.campaignId],
  ['send_id', 'int8', (a) => a.send.id],
  ['at', 'timestamptz', (a) => iso(a.at)],
  ['received_at', 'timestamptz', (a) => iso(a.send.at)],
];

export function mailRows(): MailRows {
  const sends = gatherer(sendColumns);
  const activity = gatherer(activityColumns);
  const touches = gatherer(touchColumns);
  return {
    columns: () => ({ sends: sends.columns(), activity: activity.columns(), touches: touches.columns() }),
    add: (mail) => {
      for (const send of mail.sends) sends.add(send);
      for (const act of mail.activity) {
        activity.add(act);
        if (act.kind !== 'unsubscribe') touches.add(act);
      }
    },
  };
}

function gatherer<T>(specification: readonly Column<T>[]) {
  const columns = specification.map(([name, type, of]) => ({ name, type, of, literal: columnLiteral('plain') }));
  let count = 0;
  return {
    add: (item: T): void => {
      count += 1;
      for (const { literal, of } of columns) literal.push(of(item));
    },
    columns: () =>
      count === 0 ? [] : columns.map(({ name, type, literal }) => ({ name, type, literal: literal.bytes() })),
  };
}

import { Button } from '@mantine/core';
import { download, problemToast, selectedCount, toast, toCsv, undoToast, type Selection } from '@rapport/ui';
import { Ban, Download, MailCheck } from 'lucide-react';
import { useState } from 'react';
import { useWorkspace } from '../../../shell/workspace.tsx';
import { BulkConsentDialog } from './bulk-consent-dialog.tsx';
import { nameOf } from '../person-name.ts';
import type { PeopleSearch } from './people-search.ts';
import { readPeople, type Person } from './use-people.ts';

interface BulkActionsProps {
  selection: Selection;
  people: readonly Person[];
  /** How many match, loaded or not. */
  total: number;
  search: PeopleSearch;
  onDone: () => void;
}

const mostAtOnce = 100_000;
const mostSuppressed = 1000;

/** What can be done with the chosen people. */
export function BulkActions({ selection, people, total, search, onDone }: BulkActionsProps) {
  const { client, permissions } = useWorkspace();
  const [busy, setBusy] = useState(false);
  const [consenting, setConsenting] = useState(false);
  const chosen = selection.kind === 'some' ? people.filter((person) => selection.ids.has(String(person.id))) : null;

  const chosenIds = async (): Promise<number[]> => {
    if (selection.kind === 'some') return [...selection.ids].map(Number);
    return (await everybody((cursor) => readPeople(client, search, { cursor, limit: 500 }))).map(({ id }) => id);
  };

  const exportChosen = async () => {
    setBusy(true);
    try {
      const rows = chosen ?? (await everybody((cursor) => readPeople(client, search, { cursor, limit: 500 })));
      download('profiles.csv', csvOf(rows));
      if (rows.length >= mostAtOnce)
        toast(`The file ends after ${mostAtOnce} people. Narrow the filters for the rest.`);
    } catch (thrown) {
      problemToast(thrown);
    } finally {
      setBusy(false);
    }
  };

  const suppress = async (persons: readonly Person[]) => {
    const values = persons.flatMap(({ email }) => email ?? []);
    const entries = values.map((value) => ({ channel: 'email' as const, value, reason: 'manual' as const }));
    const { error, data } = await client.POST('/api/v1/suppressions', { body: { entries } });
    if (error) return problemToast(error);
    onDone();
    undoToast({
      message: `${data.added} ${data.added === 1 ? 'address gets' : 'addresses get'} no e-mail any more`,
      onUndo: () => void client.DELETE('/api/v1/suppressions', { body: { channel: 'email', values } }).then(onDone),
    });
  };

  const addresses = chosen?.filter(({ email }) => email !== null) ?? [];
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<Download size={14} />}
        loading={busy}
        onClick={() => void exportChosen()}
      >
        Export CSV
      </Button>
      {permissions.includes('consent:write') && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<MailCheck size={14} />}
          onClick={() => setConsenting(true)}
        >
          Change consent
        </Button>
      )}
      {permissions.includes('consent:write') && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<Ban size={14} />}
          disabled={addresses.length === 0 || addresses.length > mostSuppressed}
          onClick={() => void suppress(addresses)}
        >
          Suppress e-mail
        </Button>
      )}
      {consenting && (
        <BulkConsentDialog
          count={Math.min(selectedCount(selection, total), mostAtOnce)}
          chosen={chosenIds}
          onDone={onDone}
          onClose={() => setConsenting(false)}
        />
      )}
    </>
  );
}

async function everybody(read: (cursor?: string) => Promise<{ items: Person[]; nextCursor: string | null }>) {
  const rows: Person[] = [];
  let cursor: string | undefined;
  do {
    const page = await read(cursor);
    rows.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined && rows.length < mostAtOnce);
  return rows;
}

const heads = [
  'id',
  'name',
  'email',
  'phone',
  'city',
  'country',
  'email_consent',
  'sms_consent',
  'orders',
  'net_spend_minor',
  'first_order_at',
  'last_order_at',
  'acquisition_channel',
  'created_at',
];

const csvOf = (people: readonly Person[]): string =>
  toCsv([
    heads,
    ...people.map((p) => [
      p.id,
      nameOf(p),
      p.email,
      p.phone,
      p.city,
      p.country,
      p.consent.email,
      p.consent.sms,
      p.orders,
      p.netSpend,
      p.firstOrderAt,
      p.lastOrderAt,
      p.acquisition.channel,
      p.createdAt,
    ]),
  ]);

import { ActionIcon, Button, Group, NumberInput, Select, TextInput } from '@mantine/core';
import type { components } from '@rapport/sdk';
import { dayIn, ErrorState, formatDate, problemToast, Section, SkeletonLines, undoToast, useUi } from '@rapport/ui';
import { Trash2 } from 'lucide-react';
import { useState, type SubmitEvent } from 'react';
import { useApi, useWorkspace } from '../../../shell/workspace.tsx';
import { currencyOptions } from '../../setup/brand-form.ts';
import type { WaitingCurrency } from '../../orders/use-orders-waiting.ts';
import classes from '../settings-page.module.css';
import { WaitingForRates } from './waiting-for-rates.tsx';

type Rate = components['schemas']['CurrencyRate'];

/** What one unit of another currency is worth, from a day on. */
export function CurrencyRates({ currency }: { currency: string }) {
  const { client, permissions } = useWorkspace();
  const { locale } = useUi();
  const rates = useApi().useQuery('get', '/api/v1/currency-rates');
  const [all, setAll] = useState(false);
  const [picked, setPicked] = useState<WaitingCurrency | null>(null);
  const mayChange = permissions.includes('settings:write');
  const known = rates.data?.items ?? [];
  const latest = known.filter(
    (rate) => !known.some((one) => one.currency === rate.currency && one.validFrom > rate.validFrom),
  );

  const put = async (rate: { currency: string; validFrom: string; rate: number | null }) => {
    const { error } = await client.PUT('/api/v1/currency-rates', { body: { rates: [rate] } });
    if (error) {
      problemToast(error);
      return false;
    }
    await rates.refetch();
    return true;
  };
  const remove = async (rate: Rate) => {
    if (!(await put({ ...rate, rate: null }))) return;
    undoToast({ message: `Rate of ${rate.currency} removed`, onUndo: () => void put(rate) });
  };

  return (
    <Section
      title="Currency rates"
      description={`For orders that were not paid in ${currency}. An order keeps the rate of the day it was placed.`}
    >
      {rates.error ? (
        <ErrorState error={rates.error} compact onRetry={() => void rates.refetch()} />
      ) : rates.isPending ? (
        <SkeletonLines lines={2} />
      ) : (
        <ul className={classes.rows}>
          {(all ? known : latest).map((rate) => (
            <li key={`${rate.currency} ${rate.validFrom}`}>
              <span className={classes.grow}>
                1 {rate.currency} = {new Intl.NumberFormat(locale, { maximumSignificantDigits: 8 }).format(rate.rate)}{' '}
                {currency}
              </span>
              <span className={classes.quiet}>
                from {formatDate(new Date(`${rate.validFrom}T00:00:00Z`), { locale, zone: 'UTC' })}
              </span>
              {mayChange && (
                <ActionIcon
                  size={28}
                  aria-label={`Remove the rate of ${rate.currency}`}
                  onClick={() => void remove(rate)}
                >
                  <Trash2 size={14} />
                </ActionIcon>
              )}
            </li>
          ))}
          {known.length === 0 && (
            <li className={classes.quiet}>
              No rates. Orders in another currency than {currency} wait until there is one.
            </li>
          )}
        </ul>
      )}
      {known.length > latest.length && (
        <Button
          mt="sm"
          size="compact-sm"
          variant="subtle"
          color="gray"
          onClick={() => setAll(!all)}
          aria-expanded={all}
        >
          {all ? 'Only the latest' : `All ${known.length} rates`}
        </Button>
      )}
      {permissions.includes('orders:read') && (
        <div className={classes.below}>
          <WaitingForRates mayChange={mayChange} onPick={setPicked} />
        </div>
      )}
      {mayChange && (
        <NewRate
          key={picked && `${picked.currency} ${picked.first}`}
          own={currency}
          currency={picked?.currency ?? null}
          validFrom={picked?.first}
          onAdd={put}
        />
      )}
    </Section>
  );
}

type NewRateProps = {
  own: string;
  /** What the form begins with; another day begins as today. */
  currency: string | null;
  validFrom: string | undefined;
  onAdd: (rate: Rate) => Promise<boolean>;
};

function NewRate({ own, onAdd, ...start }: NewRateProps) {
  const { locale, zone } = useUi();
  const [currency, setCurrency] = useState(start.currency);
  const [validFrom, setValidFrom] = useState(() => start.validFrom ?? dayIn(new Date(), zone));
  const [rate, setRate] = useState<number | string>('');
  const ready = currency !== null && validFrom !== '' && Number(rate) > 0;
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!ready) return;
    if (await onAdd({ currency, validFrom, rate: Number(rate) })) {
      setCurrency(null);
      setRate('');
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Group gap="sm" align="flex-end" mt="md">
        <Select
          label="Other currency"
          searchable
          w={220}
          data={currencyOptions(locale).filter(({ value }) => value !== own)}
          value={currency}
          onChange={setCurrency}
        />
        <TextInput
          label="From"
          type="date"
          w={150}
          value={validFrom}
          onChange={(event) => setValidFrom(event.currentTarget.value)}
        />
        <NumberInput
          label={`One unit in ${own}`}
          w={140}
          min={0}
          decimalScale={8}
          hideControls
          value={rate}
          onChange={setRate}
        />
        <Button type="submit" variant="default" disabled={!ready}>
          Add rate
        </Button>
      </Group>
    </form>
  );
}

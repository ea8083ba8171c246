import { Button, Menu, Select } from '@mantine/core';
import { dayIn, FilterChips, PeriodPicker, periodToText, resolvePeriod, useNow, useUi } from '@rapport/ui';
import { CalendarDays } from 'lucide-react';
import { orderStatuses, placedIn, type OrderSearch } from './order-search.ts';
import { inWords } from './status.ts';

interface OrderFiltersProps {
  search: OrderSearch;
  onChange: (changes: { [Key in keyof OrderSearch]?: OrderSearch[Key] | undefined }) => void;
}

export function OrderFilters({ search, onChange }: OrderFiltersProps) {
  const { zone } = useUi();
  const today = dayIn(new Date(useNow()), zone);
  const period = placedIn(search);
  return (
    <>
      <Select
        size="xs"
        w={160}
        aria-label="Status"
        placeholder="Any status"
        clearable
        data={orderStatuses.map((value) => ({ value, label: inWords(value) }))}
        value={search.status ?? null}
        onChange={(chosen) => onChange({ status: orderStatuses.find((one) => one === chosen) })}
      />
      {period ? (
        <FilterChips
          chips={[
            {
              id: 'placed',
              label: 'Placed',
              value: resolvePeriod(period, today).label.toLowerCase(),
              onRemove: () => onChange({ placed: undefined }),
            },
          ]}
        />
      ) : null}
      <Menu position="bottom-start" closeOnItemClick={false}>
        <Menu.Target>
          <Button size="compact-sm" variant="subtle" color="gray" leftSection={<CalendarDays size={14} />}>
            {period ? 'Change days' : 'Placed when'}
          </Button>
        </Menu.Target>
        <Menu.Dropdown p="sm">
          <PeriodPicker
            value={period ?? '30d'}
            today={today}
            onChange={(next) => onChange({ placed: periodToText(next) })}
          />
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

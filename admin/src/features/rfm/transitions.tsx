import { Drawer, Select } from '@mantine/core';
import {
  AppLink,
  CsvButton,
  EmptyState,
  ErrorState,
  formatNumber,
  heatStep,
  Money,
  Section,
  SkeletonLines,
  useUi,
} from '@rapport/ui';
import { keepPreviousData } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { History } from 'lucide-react';
import { useState } from 'react';
import { CsvLink } from '../../parts/csv-link.tsx';
import { useApi, useWorkspace } from '../../shell/workspace.tsx';
import classes from './rfm.module.css';

const route = getRouteApi('/w/$workspaceId/value/rfm');

type Chosen = { from: string; to: string; fromGroup: string; toGroup: string; title: string };

/** Where the people of each group came from since an earlier month. */
export function Transitions({ from, to }: { from?: string | undefined; to?: string | undefined }) {
  const { locale } = useUi();
  const navigate = route.useNavigate();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const { data, error, refetch } = useApi().useQuery(
    'get',
    '/api/v1/rfm/transitions',
    { params: { query: { from, to } } },
    { placeholderData: keepPreviousData },
  );
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonLines />;
  const earlier = data.months.filter((month) => data.to !== null && month < data.to);
  if (data.from === null || data.to === null || earlier.length === 0) {
    return (
      <Section title="Who went where">
        <EmptyState icon={History} title="One month so far" compact>
          From the second month on this shows how many people went from which group to which.
        </EmptyState>
      </Section>
    );
  }
  const names = [...data.groups, { key: '', name: 'Not yet a buyer' }];
  const count = (fromGroup: string, toGroup: string) =>
    data.items.find((item) => item.fromGroup === fromGroup && item.toGroup === toGroup)?.people ?? 0;
  const total = (fromGroup: string) => data.groups.reduce((sum, { key }) => sum + count(fromGroup, key), 0);
  const csv = [
    ['From', 'To', 'People'],
    ...data.items.map((item) => [nameOf(names, item.fromGroup), nameOf(names, item.toGroup), item.people]),
  ];
  return (
    <Section
      title="Who went where"
      description={`Each row is a group at the end of ${data.from}; colours are shares of the row.`}
      actions={
        <>
          <Select
            size="xs"
            w={150}
            aria-label="Compared with the end of"
            data={earlier.map((month) => ({ value: month, label: `Since ${month}` }))}
            value={data.from}
            allowDeselect={false}
            onChange={(next) =>
              void navigate({ search: (before) => ({ ...before, ...(next ? { from: next } : {}) }), replace: true })
            }
          />
          <CsvButton title="RFM transitions" rows={() => csv} />
        </>
      }
    >
      <div className={classes.frame} tabIndex={0} role="region" aria-label="Transitions between groups">
        <table className={classes.matrix}>
          <thead>
            <tr>
              <th scope="col">From \ to</th>
              {data.groups.map(({ key, name }) => (
                <th key={key} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {names.map((row) => (
              <tr key={row.key}>
                <th scope="row">{row.name}</th>
                {data.groups.map((column) => {
                  const people = count(row.key, column.key);
                  const step = heatStep(total(row.key) > 0 ? people / total(row.key) : 0);
                  if (people === 0) return <td key={column.key} />;
                  const title = `${row.name} → ${column.name}`;
                  return (
                    <td
                      key={column.key}
                      data-stay={row.key === column.key || undefined}
                      style={{ background: `var(--heat-${step})`, color: `var(--heat-${step}-text)` }}
                    >
                      <button
                        type="button"
                        aria-label={`${title}: ${people} people`}
                        onClick={() =>
                          setChosen({
                            from: data.from ?? '',
                            to: data.to ?? '',
                            fromGroup: row.key,
                            toGroup: column.key,
                            title,
                          })
                        }
                      >
                        {formatNumber(people, { locale })}
                      </button>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Drawer opened={chosen !== null} onClose={() => setChosen(null)} position="right" title={chosen?.title}>
        {chosen && <Movers {...chosen} />}
      </Drawer>
    </Section>
  );
}

function Movers({ title: _title, ...between }: Chosen) {
  const { href } = useWorkspace();
  const { data, error, refetch } = useApi().useQuery('get', '/api/v1/rfm/movers', {
    params: { query: { ...between, limit: 100 } },
  });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonLines />;
  return (
    <>
      <CsvLink what="who moved" path="/api/v1/rfm/movers.csv" query={between} />
      {data.nextCursor !== null && <p className={classes.hint}>The first 100; the file holds everybody.</p>}
      <ul className={classes.people}>
        {data.items.map((person) => (
          <li key={person.profileId}>
            <AppLink href={href(`/profiles/${person.profileId}`)}>
              {person.email ?? `Profile ${person.profileId}`}
            </AppLink>
            <Money minor={person.spend} currency={person.currency} />
          </li>
        ))}
      </ul>
    </>
  );
}

const nameOf = (names: { key: string; name: string }[], key: string): string =>
  names.find((one) => one.key === key)?.name ?? key;

import type { components } from '@rapport/sdk';
import { AppLink, formatMoney, formatNumber, formatPercent, minorDigits, Section, Tag, useUi, When } from '@rapport/ui';
import { useHasPage } from '../../../shell/use-has-page.ts';
import { useApi, useWorkspace } from '../../../shell/workspace.tsx';
import { Why } from './why.tsx';
import classes from './record.module.css';

type Figure = components['schemas']['ProfileFigure'];

const shown = [
  'totalClv',
  'predictedClv',
  'expectedOrders365',
  'expectedNextOrderAt',
  'pAlive',
  'churnProbability',
  'clvTier',
];

/** What models expect of a person; nothing where they are silent. */
export function PredictionsCard({ profileId }: { profileId: number }) {
  const { href } = useWorkspace();
  const hasPage = useHasPage();
  const { data } = useApi().useQuery('get', '/api/v1/profiles/{id}/figures', { params: { path: { id: profileId } } });
  const known = data?.items ?? [];
  const figures = shown.flatMap((name) => known.find((figure) => figure.name === name) ?? []);
  const textOf = (name: string): string => String(known.find((figure) => figure.name === name)?.value ?? '');
  const dateOf = (name: string): string | null => textOf(name) || null;
  if (!figures.some(({ name }) => name === 'pAlive')) return null;
  return (
    <Section
      title="Predictions"
      description="Estimates from purchases and engagement."
      actions={hasPage('/models') && <AppLink href={href('/models/lifetime-value')}>How good?</AppLink>}
    >
      <dl className={classes.figures}>
        {figures.map((figure) => (
          <div key={figure.name}>
            <dt>
              {figure.label}
              <Why label={figure.label} meaning={figure.explanation} computation={computationOf(figure, textOf)} />
            </dt>
            <dd>
              <Value figure={figure} from={dateOf('expectedNextOrderFrom')} until={dateOf('expectedNextOrderUntil')} />
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

/** For churn the reasons, for the rest how sure it is. */
function computationOf({ name }: Figure, textOf: (name: string) => string): string {
  if (name === 'churnProbability') return textOf('churnReasons') || 'Nothing raises it much.';
  if (name === 'expectedNextOrderAt') return 'In brackets the middle 80 %, if the customer stays active.';
  return 'An average over many customers with the same history; one person will differ.';
}

function Value({
  figure: { name, type, value },
  from,
  until,
}: {
  figure: Figure;
  from: string | null;
  until: string | null;
}) {
  const { locale, currency } = useUi();
  if (type === 'date') {
    return (
      <>
        <When at={value} as="date" />
        {from && until && (
          <>
            {' ('}
            <When at={from} as="date" /> – <When at={until} as="date" />)
          </>
        )}
      </>
    );
  }
  if (typeof value !== 'number') return <Tag>{String(value)}</Tag>;
  if (type === 'money')
    return `≈ ${formatMoney(Math.round(value * 10 ** minorDigits(currency)), currency, { locale })}`;
  if (type === 'ratio') return `≈ ${formatPercent(value, { locale, digits: 0 })}`;
  if (type === 'days') return formatNumber(Math.round(value), { locale });
  return `≈ ${formatNumber(value, { locale, digits: name.startsWith('expectedOrders') ? 1 : 0 })}`;
}

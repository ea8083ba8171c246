import { SegmentedControl } from '@mantine/core';
import { TrendChart, useUi } from '@rapport/ui';
import { useState } from 'react';
import { Whiskers, type Whisker } from './whiskers.tsx';
import { cohortColour } from './colours.ts';
import type { Cohorts, HorizonCell } from './use-cohorts.ts';
import { cohortName } from './words.ts';
import classes from './cohorts.module.css';

const lines = 6;
const bars = 12;
type Figure = 'value' | 'repeat';

/** How cohorts grow over equal times, and how sure that is. */
export function CohortCurves({ cohorts, days }: { cohorts: Cohorts; days: number }) {
  const { locale } = useUi();
  const [figure, setFigure] = useState<Figure>('value');
  const { by, currency, total } = cohorts;
  const isMoney = figure === 'value';
  const of = (cell: Pick<HorizonCell, 'lifetimeValue' | 'repeatRate'> | undefined): number | null =>
    (isMoney ? cell?.lifetimeValue : cell?.repeatRate) ?? null;
  const sized = [...cohorts.items].sort((a, b) => b.size - a.size);
  const grown = (by === 'month' ? cohorts.items : sized).filter(({ horizons }) => of(horizons[0]) !== null);
  const chosen = by === 'month' ? grown.slice(-lines) : grown.slice(0, lines);
  const at = cohorts.horizons.indexOf(days);
  const brand = of(total?.horizons[at]);
  const old = (by === 'month' ? cohorts.items : sized).filter(({ horizons }) => of(horizons[at]) !== null);
  const whiskers = by === 'month' ? old.slice(-bars) : old.slice(0, bars);
  const control = (
    <SegmentedControl
      size="xs"
      aria-label="Figure of the curves"
      value={figure}
      onChange={(value) => setFigure(value === 'repeat' ? 'repeat' : 'value')}
      data={[
        { value: 'value', label: 'Lifetime value' },
        { value: 'repeat', label: 'Repeat rate' },
      ]}
    />
  );
  return (
    <div className={classes.pair}>
      <TrendChart
        title={isMoney ? 'Lifetime value over the first days' : 'Repeat rate over the first days'}
        description={by === 'month' ? 'The latest months with 30 days behind them' : 'The largest cohorts'}
        unit="Days since the first order"
        figure={isMoney ? 'money' : 'percent'}
        currency={currency}
        height={280}
        labels={cohorts.horizons.map((horizon) => `${horizon} days`)}
        series={chosen.map((cohort, i) => ({
          name: cohort.value,
          colour: cohortColour(by, cohort.value, i),
          label: cohortName(by, cohort, locale),
          values: cohort.horizons.map((cell) => of(cell)),
        }))}
        actions={control}
      />
      <Whiskers
        title={`${isMoney ? 'Lifetime value' : 'Repeat rate'} after ${days} days, with 95 % intervals`}
        figure={isMoney ? 'money' : 'percent'}
        currency={currency}
        middle={brand}
        middleLabel="All customers"
        items={whiskers.flatMap((cohort): Whisker[] => {
          const cell = cohort.horizons[at];
          const value = of(cell);
          const interval = isMoney ? cell?.valueInterval : cell?.repeatInterval;
          if (value === null || !interval) return [];
          return [
            { id: cohort.value, label: cohortName(by, cohort, locale), value, ...interval, people: cell?.of ?? 0 },
          ];
        })}
      />
    </div>
  );
}

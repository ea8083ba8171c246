import type { components } from '@rapport/sdk';
import { BarList, Num } from '@rapport/ui';

type Row = components['schemas']['RecommendationEvaluation']['rows'][number];

/** Strategies by their lift, what is popular among them at 1. */
export const LiftBars = ({ rows, titleOf }: { rows: readonly Row[]; titleOf: (name: string) => string }) => (
  <BarList
    label="Lift over what is popular"
    bars={rows.map((row) => ({
      id: row.strategy,
      label: titleOf(row.strategy),
      value: row.lift?.ratio ?? 1,
      shown: (
        <>
          <Num value={row.lift?.ratio ?? 1} digits={2} />×
        </>
      ),
      series: row.strategy === 'popular' || row.strategy === 'random' ? 'other' : 'email',
    }))}
  />
);

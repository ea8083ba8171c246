import type { components } from '@rapport/sdk';
import { BarList, Num, Unknown } from '@rapport/ui';

type Row = components['schemas']['RecommendationEvaluation']['rows'][number];

/** How many times as good as what is popular, which is 1 itself; null where too little was bought to say. */
export const liftOf = ({ strategy, lift }: Row): number | null => (strategy === 'popular' ? 1 : (lift?.ratio ?? null));

/** Strategies by their lift, what is popular among them at 1. */
export const LiftBars = ({ rows, titleOf }: { rows: readonly Row[]; titleOf: (name: string) => string }) => (
  <BarList
    label="Lift over what is popular"
    bars={rows.map((row) => {
      const lift = liftOf(row);
      return {
        id: row.strategy,
        label: titleOf(row.strategy),
        value: lift ?? 0,
        shown:
          lift === null ? (
            <Unknown reason="Too few purchases to judge by" />
          ) : (
            <>
              <Num value={lift} digits={2} />×
            </>
          ),
        series: row.strategy === 'popular' || row.strategy === 'random' ? 'other' : 'email',
      };
    })}
  />
);

/** What decides who gets which arm. Defined and kept by whoever runs it: a campaign, a flow's split, a form, a strategy. */
export type Experiment = {
  /** Unique in the workspace and never used again: `campaign:12`. */
  key: string;
  /** The first is the control. Weights are relative. */
  arms: readonly { key: string; weight: number }[];
  /** Share of people who take part, 0 to 1; 1 when left out. Raising it keeps everybody's arm. */
  traffic?: number;
  /** A layer whose experiments share nobody (see `takeSlot`). */
  layer?: { name: string; firstPlace: number; places: number };
};

/** An arm's key, or null: takes no part. */
export type Arm = string | null;

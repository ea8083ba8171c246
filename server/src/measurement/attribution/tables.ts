export type Settings = { clickHours: number; openHours: number; countMachineOpens: boolean };

export type Touch = {
  key: string;
  profileId: number;
  originId: number;
  kind: 'click' | 'open';
  machine: boolean;
  channel: string;
  sourceKind: string;
  sourceId: number;
  sendId: number;
  at: Date;
  receivedAt: Date;
};

export type Credit = { orderId: number; profileId: number; touch: Touch; orderedAt: Date };

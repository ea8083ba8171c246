import { PageTabs } from '../../parts/page-tabs.tsx';

const tabs = [
  { path: '/demand', label: 'Revenue' },
  { path: '/demand/products', label: 'Products' },
  { path: '/demand/replenishment', label: 'Replenishment' },
] as const;

/** The three pages about what will be sold. */
export const DemandTabs = ({ current }: { current: (typeof tabs)[number]['path'] }) => (
  <PageTabs label="Demand" tabs={tabs} current={current} />
);

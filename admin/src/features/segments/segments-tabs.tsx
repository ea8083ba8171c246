import { PageTabs } from '../../parts/page-tabs.tsx';

const tabs = [
  { path: '/segments', label: 'All' },
  { path: '/segments/overlap', label: 'Overlap' },
] as const;

/** Segments one by one, and beside each other. */
export const SegmentsTabs = ({ current }: { current: (typeof tabs)[number]['path'] }) => (
  <PageTabs label="Segments" tabs={tabs} current={current} />
);

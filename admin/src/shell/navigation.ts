import {
  Boxes,
  ChartLine,
  ChartScatter,
  FileText,
  Gem,
  Grid3x3,
  House,
  ListFilter,
  Mail,
  Send,
  Settings,
  ShoppingCart,
  Sigma,
  Sparkles,
  Upload,
  Users,
  type LucideIcon,
} from 'lucide-react';

export interface NavItem {
  label: string;
  /** Under the workspace: "/profiles". */
  path: string;
  icon: LucideIcon;
  /** Pressed after g. */
  chord: string;
  /** Other words people search it by. */
  keywords: string[];
}

export interface NavGroup {
  label?: string;
  items: NavItem[];
}

const item = (label: string, path: string, icon: LucideIcon, chord: string, ...keywords: string[]): NavItem => ({
  label,
  path,
  icon,
  chord,
  keywords,
});

/** The navigation, in the user's language and order. */
export const navigation: NavGroup[] = [
  { items: [item('Home', '', House, 'h', 'dashboard', 'overview', 'revenue')] },
  {
    label: 'Customers',
    items: [
      item('Profiles', '/profiles', Users, 'p', 'customers', 'people', 'contacts'),
      item('Segments', '/segments', ListFilter, 's', 'audience', 'group', 'rule'),
      item('Traits', '/traits', Sigma, 'a', 'computed', 'formula', 'affinity', 'figure'),
    ],
  },
  {
    label: 'Messages',
    items: [
      item('Campaigns', '/campaigns', Send, 'c', 'newsletter', 'broadcast', 'send'),
      item('Templates', '/templates', FileText, 't', 'email', 'design', 'mjml'),
      item('Mailbox', '/mailbox', Mail, 'm', 'development', 'sent mail', 'outbox'),
    ],
  },
  {
    label: 'Catalog',
    items: [
      item('Products', '/products', Boxes, 'r', 'sku', 'items', 'variants'),
      item('Orders', '/orders', ShoppingCart, 'o', 'sales', 'refunds', 'purchases'),
      item('Recommendations', '/recommendations', Sparkles, 'e', 'bought together', 'similar', 'trending', 'next best'),
    ],
  },
  {
    label: 'Analytics',
    items: [
      item('Customer value', '/value', Gem, 'v', 'lifetime value', 'CLV', 'LTV', 'RFM', 'churn', 'prediction'),
      item('Demand', '/demand', ChartLine, 'd', 'forecast', 'revenue', 'stock', 'replenishment', 'run out'),
      item('Cohorts', '/cohorts', Grid3x3, 'k', 'retention', 'repeat rate', 'acquisition', 'source'),
      item('Models', '/models', ChartScatter, 'l', 'accuracy', 'back-test', 'prediction', 'calibration'),
    ],
  },
  { label: 'Data', items: [item('Imports', '/imports', Upload, 'i', 'csv', 'upload', 'file', 'export', 'download')] },
  { items: [item('Settings', '/settings', Settings, ',', 'brand', 'members', 'keys', 'sending', 'audit')] },
];

export const navItems: NavItem[] = navigation.flatMap((group) => group.items);

/** Does the item lead to the page at this address, or to one it stands under? */
export function leadsTo(item: NavItem, base: string, pathname: string): boolean {
  const target = base + item.path;
  const here = pathname.replace(/\/$/, '');
  return item.path === '' ? here === target : here === target || here.startsWith(`${target}/`);
}

/** The groups whose pages the application has; a group without any is left out. */
export function existing(hasPage: (path: string) => boolean): NavGroup[] {
  return navigation
    .map((group) => ({ ...group, items: group.items.filter(({ path }) => hasPage(path)) }))
    .filter(({ items }) => items.length > 0);
}

import { CircleUserRound, KeyRound, ScrollText, Send, Store, Users, type LucideIcon } from 'lucide-react';

export const settingsTabIds = ['brand', 'members', 'keys', 'sending', 'audit', 'account'] as const;
export type SettingsTabId = (typeof settingsTabIds)[number];

export interface SettingsTab {
  id: SettingsTabId;
  label: string;
  icon: LucideIcon;
}

export const settingsTabs: SettingsTab[] = [
  { id: 'brand', label: 'Brand', icon: Store },
  { id: 'members', label: 'Members', icon: Users },
  { id: 'keys', label: 'API keys', icon: KeyRound },
  { id: 'sending', label: 'Sending', icon: Send },
  { id: 'audit', label: 'Audit', icon: ScrollText },
  { id: 'account', label: 'Your account', icon: CircleUserRound },
];

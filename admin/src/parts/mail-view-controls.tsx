import { ActionIcon, SegmentedControl, Tooltip } from '@mantine/core';
import { Monitor, Moon, Smartphone, Sun } from 'lucide-react';

export interface MailView {
  width: 'desktop' | 'phone';
  dark: boolean;
}

/** How wide and in which scheme a message is shown. */
export function MailViewControls({ view, onChange }: { view: MailView; onChange: (view: MailView) => void }) {
  return (
    <>
      <SegmentedControl
        aria-label="Width of the preview"
        value={view.width}
        onChange={(width) => onChange({ ...view, width: width === 'phone' ? 'phone' : 'desktop' })}
        data={[
          { value: 'desktop', label: <Monitor size={14} aria-label="Desktop" style={{ display: 'block' }} /> },
          { value: 'phone', label: <Smartphone size={14} aria-label="Phone" style={{ display: 'block' }} /> },
        ]}
      />
      <Tooltip label={view.dark ? 'Show as in light mode' : 'Show as in dark mode'}>
        <ActionIcon
          size={28}
          aria-label={view.dark ? 'Show as in light mode' : 'Show as in dark mode'}
          onClick={() => onChange({ ...view, dark: !view.dark })}
        >
          {view.dark ? <Sun size={16} /> : <Moon size={16} />}
        </ActionIcon>
      </Tooltip>
    </>
  );
}

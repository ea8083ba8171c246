import { Modal } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { KeyValue, Keys } from '@rapport/ui';
import { navItems } from './navigation.ts';
import { useHasPage } from './use-has-page.ts';

interface ShortcutsDialogProps {
  opened: boolean;
  onOpen: () => void;
  onClose: () => void;
}

const everywhere: [string, string][] = [
  ['Search, go anywhere', 'mod k'],
  ['Next row, previous row', 'j k'],
  ['Open the row', 'enter'],
  ['Select the row', 'x'],
  ['These shortcuts', '?'],
];

export function ShortcutsDialog({ opened, onOpen, onClose }: ShortcutsDialogProps) {
  useHotkeys([['shift+?', onOpen]], ['INPUT', 'TEXTAREA', 'SELECT']);
  const hasPage = useHasPage();
  const pages = navItems
    .filter(({ path }) => hasPage(path))
    .map(({ label, chord }): [string, string] => [`Go to ${label}`, `g ${chord}`]);
  return (
    <Modal opened={opened} onClose={onClose} title="Keyboard shortcuts">
      <KeyValue facts={[...everywhere, ...pages].map(([label, keys]) => ({ label, value: <Keys keys={keys} /> }))} />
    </Modal>
  );
}

import { Stack } from '@mantine/core';
import { KeyValue, Section } from '@rapport/ui';
import { roleNames } from '../../../shell/role-names.ts';
import { useSession } from '../../../shell/session.ts';
import { useWorkspace } from '../../../shell/workspace.tsx';
import { Devices } from './devices.tsx';
import { PasswordSection } from './password-section.tsx';
import { TwoFactorSection } from './two-factor-section.tsx';

/** The login itself: the same for every brand its owner works on. */
export function AccountTab() {
  const { user } = useSession();
  const { role, name } = useWorkspace();
  if (!user) return null;
  return (
    <Stack gap="lg">
      <Section title="You">
        <KeyValue
          facts={[
            { label: 'Name', value: user.name },
            { label: 'E-mail', value: user.email },
            { label: `Role at ${name}`, value: roleNames[role] },
          ]}
        />
      </Section>
      <PasswordSection email={user.email} />
      <TwoFactorSection enabled={user.twoFactorEnabled} />
      <Devices />
    </Stack>
  );
}

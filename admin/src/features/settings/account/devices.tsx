import { Button } from '@mantine/core';
import { ErrorState, problemToast, Section, SkeletonLines, Tag, toast, When } from '@rapport/ui';
import { useQuery } from '@tanstack/react-query';
import { listDevices, signOutDevice, signOutOthers, thisDevice } from '../../access/auth.ts';
import { deviceName } from './device-name.ts';
import classes from '../settings-page.module.css';

/** Where the login is signed in at the moment. */
export function Devices() {
  const devices = useQuery({
    queryKey: ['devices'],
    queryFn: async () => {
      const [all, own] = await Promise.all([listDevices(), thisDevice()]);
      return all
        .map((device) => ({ ...device, own: device.token === own }))
        .sort((a, b) => Number(b.own) - Number(a.own) || b.updatedAt.localeCompare(a.updatedAt));
    },
  });
  const signOut = async (act: () => Promise<void>, message: string) => {
    try {
      await act();
      await devices.refetch();
      toast(message);
    } catch (thrown) {
      problemToast(thrown);
    }
  };
  const others = devices.data?.filter(({ own }) => !own) ?? [];
  return (
    <Section
      title="Signed in"
      actions={
        others.length > 0 && (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => void signOut(signOutOthers, 'Signed out everywhere else')}
          >
            Sign out everywhere else
          </Button>
        )
      }
    >
      {devices.error ? (
        <ErrorState error={devices.error} compact onRetry={() => void devices.refetch()} />
      ) : devices.isPending ? (
        <SkeletonLines lines={2} />
      ) : (
        <ul className={classes.rows}>
          {devices.data.map(({ token, userAgent, createdAt, updatedAt, own }) => (
            <li key={token}>
              <div className={classes.grow}>
                <span className={classes.strong}>{deviceName(userAgent)}</span> {own && <Tag tone="good">This one</Tag>}
                <div className={classes.quiet}>
                  Signed in <When at={createdAt} as="datetime" /> · seen <When at={updatedAt} />
                </div>
              </div>
              {!own && (
                <Button
                  size="compact-sm"
                  variant="subtle"
                  onClick={() => void signOut(() => signOutDevice(token), 'Signed out there')}
                >
                  Sign out
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
